package callmeback.voice.twilio;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/// Writes the messages of one media stream.
record StreamMessageWriter(String streamSid) {
  private static final JsonFactory JSON = new JsonFactory();

  String media(byte[] mulaw) {
    return event(
        "media",
        json -> {
          json.writeObjectFieldStart("media");
          json.writeBinaryField("payload", mulaw);
          json.writeEndObject();
        });
  }

  String mark(String name) {
    return event(
        "mark",
        json -> {
          json.writeObjectFieldStart("mark");
          json.writeStringField("name", name);
          json.writeEndObject();
        });
  }

  String clear() {
    return event("clear", _ -> {});
  }

  private String event(String name, Body body) {
    var text = new StringWriter();
    try (var json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("event", name);
      json.writeStringField("streamSid", streamSid);
      body.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /// The part of a message that is its own.
  private interface Body {
    void write(JsonGenerator json) throws IOException;
  }
}
