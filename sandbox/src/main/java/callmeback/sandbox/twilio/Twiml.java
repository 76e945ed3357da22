package callmeback.sandbox.twilio;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// A TwiML document read strictly: what is not one of the known verbs is error 12100.
///
/// Source: twilio.com/docs/voice/twiml; the limit of 500 characters a stream parameter from
/// twilio.com/docs/voice/twiml/stream.
final class Twiml {

  private static final int UNREADABLE = 12100;
  private static final int BAD_STREAM_URL = 31923;
  private static final int PARAMETER_LIMIT = 500;

  private Twiml() {}

  static List<Verb> parse(String document) throws TwimlException {
    var root = root(document);
    if (!root.getTagName().equals("Response")) {
      throw unreadable("the document element is <" + root.getTagName() + ">, not <Response>");
    }
    var verbs = new ArrayList<Verb>();
    for (var element : children(root)) {
      verbs.add(verb(element));
    }
    return List.copyOf(verbs);
  }

  private static Element root(String document) throws TwimlException {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler());
      return builder
          .parse(new InputSource(new StringReader(document.strip())))
          .getDocumentElement();
    } catch (SAXException e) {
      throw unreadable(String.valueOf(e.getMessage()));
    } catch (ParserConfigurationException | IOException e) {
      throw new IllegalStateException("the platform's XML parser reads strings", e);
    }
  }

  private static Verb verb(Element element) throws TwimlException {
    return switch (element.getTagName()) {
      case "Say" -> new Verb.Say(element.getTextContent().strip());
      case "Pause" -> new Verb.Pause(Duration.ofSeconds(seconds(element)));
      case "Play" -> new Verb.Play(element.getTextContent().strip());
      case "Connect" -> connect(element);
      case "Redirect" -> redirect(element);
      case "Hangup" -> new Verb.Hangup();
      case "Reject" -> new Verb.Reject();
      default -> throw unreadable("<" + element.getTagName() + "> is not a verb");
    };
  }

  private static long seconds(Element pause) throws TwimlException {
    var length = pause.getAttribute("length");
    if (length.isEmpty()) {
      return 1;
    }
    if (!length.matches("[0-9]{1,5}")) {
      throw unreadable("<Pause length> is not a number of seconds");
    }
    return Long.parseLong(length);
  }

  private static Verb redirect(Element element) {
    var method = element.getAttribute("method");
    return new Verb.Redirect(element.getTextContent().strip(), method.isEmpty() ? "POST" : method);
  }

  private static Verb connect(Element element) throws TwimlException {
    var nouns = children(element);
    if (nouns.size() != 1 || !nouns.getFirst().getTagName().equals("Stream")) {
      throw unreadable("<Connect> holds one <Stream>");
    }
    var stream = nouns.getFirst();
    var parameters = new LinkedHashMap<String, String>();
    for (var child : children(stream)) {
      parameter(child, parameters);
    }
    return new Verb.Connect(streamUrl(stream.getAttribute("url")), parameters);
  }

  private static void parameter(Element element, Map<String, String> into) throws TwimlException {
    var name = element.getAttribute("name");
    var value = element.getAttribute("value");
    if (!element.getTagName().equals("Parameter") || name.isEmpty()) {
      throw unreadable("<Stream> holds <Parameter name value> only");
    }
    if (name.length() + value.length() > PARAMETER_LIMIT) {
      throw unreadable("a <Parameter> is longer than " + PARAMETER_LIMIT + " characters");
    }
    into.put(name, value);
  }

  /// A query string is not carried over, as Twilio drops it. Plain `ws` is for loopback only.
  private static URI streamUrl(String url) throws TwimlException {
    var exact = url.strip().replaceFirst("[?#].*$", "");
    try {
      var address = URI.create(exact);
      var host = String.valueOf(address.getHost());
      if ("wss".equals(address.getScheme())
          || ("ws".equals(address.getScheme()) && Loopback.named(host))) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      throw new TwimlException(BAD_STREAM_URL, "<Stream url> is not an address");
    }
    throw new TwimlException(BAD_STREAM_URL, "<Stream url> is not a wss address");
  }

  private static List<Element> children(Element parent) throws TwimlException {
    var elements = new ArrayList<Element>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      switch (node) {
        case Element element -> elements.add(element);
        case Text text when !text.getData().isBlank() ->
            throw unreadable("text between the verbs of <" + parent.getTagName() + ">");
        default -> {}
      }
    }
    return elements;
  }

  private static TwimlException unreadable(String why) {
    return new TwimlException(UNREADABLE, "Document parse failure: " + why);
  }
}
