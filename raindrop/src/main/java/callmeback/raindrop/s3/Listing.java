package callmeback.raindrop.s3;

import callmeback.raindrop.bucket.BucketUnavailable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/// A page of a bucket's keys.
///
/// @param next the token of the page that follows; empty if there is none
record Listing(List<String> keys, String next) {
  static Listing parse(byte[] xml) {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
      var truncated = texts(document, "IsTruncated").contains("true");
      return new Listing(
          texts(document, "Key"),
          truncated ? texts(document, "NextContinuationToken").getFirst() : "");
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new BucketUnavailable("The store's list cannot be read", e);
    }
  }

  private static List<String> texts(Document document, String name) {
    var nodes = document.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength())
        .mapToObj(i -> nodes.item(i).getTextContent())
        .toList();
  }
}
