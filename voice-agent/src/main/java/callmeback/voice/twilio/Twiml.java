package callmeback.voice.twilio;

import java.io.StringWriter;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// What the telephone company shall do with a call, in its own markup.
final class Twiml {
  /// The JDK's own, whatever other one a dependency brings along.
  private static final XMLOutputFactory XML = XMLOutputFactory.newDefaultFactory();

  private Twiml() {}

  /// Says the opening line, joins the call with a stream until either end closes it, and hangs up.
  static String converse(String openingLine, String streamUrl, Map<String, String> parameters) {
    return response(xml -> {
      xml.writeStartElement("Say");
      xml.writeCharacters(openingLine);
      xml.writeEndElement();
      xml.writeStartElement("Connect");
      stream(xml, streamUrl, parameters);
      xml.writeEndElement();
      xml.writeEmptyElement("Hangup");
    });
  }

  static String hangUp() {
    return response(xml -> xml.writeEmptyElement("Hangup"));
  }

  private static void stream(XMLStreamWriter xml, String url, Map<String, String> parameters)
      throws XMLStreamException {
    xml.writeStartElement("Stream");
    xml.writeAttribute("url", url);
    for (var parameter : parameters.entrySet()) {
      xml.writeEmptyElement("Parameter");
      xml.writeAttribute("name", parameter.getKey());
      xml.writeAttribute("value", parameter.getValue());
    }
    xml.writeEndElement();
  }

  private static String response(Verbs verbs) {
    var text = new StringWriter();
    try {
      var xml = XML.createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("Response");
      verbs.write(xml);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("A string takes any text", e);
    }
    return text.toString();
  }

  /// The inside of a response.
  private interface Verbs {
    void write(XMLStreamWriter xml) throws XMLStreamException;
  }
}
