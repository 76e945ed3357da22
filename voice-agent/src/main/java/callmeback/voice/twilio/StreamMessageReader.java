package callmeback.voice.twilio;

import callmeback.voice.twilio.StreamMessage.Mark;
import callmeback.voice.twilio.StreamMessage.Media;
import callmeback.voice.twilio.StreamMessage.Pressed;
import callmeback.voice.twilio.StreamMessage.Start;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads one message of a media stream in one pass, whatever the order of its fields.
final class StreamMessageReader {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(8).maxNumberLength(20).build())
          .build();

  private static final int MAX_PARAMETERS = 50;

  private final JsonParser parser;
  private @Nullable String event;
  private String streamSid = "";
  private String callSid = "";
  private Map<String, String> parameters = Map.of();
  private @Nullable Media media;
  private @Nullable String mark;
  private @Nullable String digit;

  private StreamMessageReader(JsonParser parser) {
    this.parser = parser;
  }

  /// @throws IOException when it is no message at all
  static StreamMessage read(String text) throws IOException {
    try (var parser = JSON.createParser(text)) {
      return new StreamMessageReader(parser).message();
    }
  }

  private StreamMessage message() throws IOException {
    parser.nextToken();
    object(this::topField);
    if (parser.nextToken() != null) {
      throw malformed("more than one value");
    }
    return switch (required(event, "event")) {
      case "connected" -> new StreamMessage.Connected();
      case "start" -> start();
      case "media" -> required(media, "media");
      case "mark" -> new Mark(required(mark, "mark"));
      case "dtmf" -> pressed(required(digit, "digit"));
      case "stop" -> new StreamMessage.Stop();
      default -> new StreamMessage.Unknown();
    };
  }

  private void topField(String name) throws IOException {
    switch (name) {
      case "event" -> event = text();
      case "streamSid" -> streamSid = text();
      case "start" -> object(this::startField);
      case "media" -> media = media();
      case "mark" -> object(field -> mark = textIf(field.equals("name"), mark));
      case "dtmf" -> object(field -> digit = textIf(field.equals("digit"), digit));
      default -> parser.skipChildren();
    }
  }

  private void startField(String name) throws IOException {
    switch (name) {
      case "streamSid" -> streamSid = text();
      case "callSid" -> callSid = text();
      case "customParameters" -> parameters = parameters();
      default -> parser.skipChildren();
    }
  }

  private Map<String, String> parameters() throws IOException {
    var read = new HashMap<String, String>();
    object(name -> {
      if (read.size() >= MAX_PARAMETERS) {
        throw malformed("too many parameters");
      }
      read.put(name, text());
    });
    return read;
  }

  private Media media() throws IOException {
    var read = new MediaFields();
    object(read::field);
    return new Media(
        read.track,
        required(read.chunk, "chunk"),
        required(read.timestamp, "timestamp"),
        required(read.payload, "payload"));
  }

  /// The fields of a media message as they come.
  private final class MediaFields {
    private String track = "inbound";
    private @Nullable Long chunk;
    private @Nullable Long timestamp;
    private byte @Nullable [] payload;

    private void field(String name) throws IOException {
      switch (name) {
        case "track" -> track = text();
        case "chunk" -> chunk = number();
        case "timestamp" -> timestamp = number();
        case "payload" -> payload = parser.getBinaryValue();
        default -> parser.skipChildren();
      }
    }
  }

  private Start start() throws IOException {
    if (!streamSid.matches("[0-9A-Za-z]{1,64}")) {
      throw malformed("no streamSid");
    }
    return new Start(streamSid, callSid, parameters);
  }

  private Pressed pressed(String text) throws IOException {
    if (!text.matches("[0-9*#]")) {
      throw malformed("no digit");
    }
    return new Pressed(text.charAt(0));
  }

  /// Reads the object at hand field by field; each must leave the parser at the end of its value.
  private void object(Fields fields) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw malformed("no object");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var name = parser.currentName();
      parser.nextToken();
      fields.read(name);
    }
  }

  private @Nullable String textIf(boolean wanted, @Nullable String otherwise) throws IOException {
    if (wanted) {
      return text();
    }
    parser.skipChildren();
    return otherwise;
  }

  /// The protocol writes its numbers as strings; either will do.
  private String text() throws IOException {
    var token = parser.currentToken();
    if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_NUMBER_INT) {
      throw malformed("no text");
    }
    return parser.getText();
  }

  private long number() throws IOException {
    var text = text();
    if (!text.matches("[0-9]{1,15}")) {
      throw malformed("no count");
    }
    return Long.parseLong(text);
  }

  private <T> T required(@Nullable T value, String name) throws IOException {
    if (value == null) {
      throw malformed("no " + name);
    }
    return value;
  }

  private IOException malformed(String what) {
    return new JsonParseException(parser, what);
  }

  /// What to do with a field, given its name.
  private interface Fields {
    void read(String name) throws IOException;
  }
}
