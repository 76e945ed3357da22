package callmeback.sandbox.twilio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Map;

/// The messages of one media stream, numbered; numbers are strings.
///
/// Source: twilio.com/docs/voice/media-streams/websocket-messages.
final class StreamJson {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /// What the product may say.
  sealed interface FromProduct {
    record Media(byte[] mulaw) implements FromProduct {}

    record Mark(String name) implements FromProduct {}

    record Clear() implements FromProduct {}
  }

  /// A message that is none of these.
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message);
    }
  }

  private final String streamSid;
  private final String accountSid;
  private final String callSid;
  private long sequence;
  private long chunk;

  StreamJson(String streamSid, String accountSid, String callSid) {
    this.streamSid = streamSid;
    this.accountSid = accountSid;
    this.callSid = callSid;
  }

  String connected() {
    var json = JSON.createObjectNode().put("event", "connected");
    return json.put("protocol", "Call").put("version", "1.0.0").toString();
  }

  String start(Map<String, String> parameters) {
    var json = numbered("start");
    var start = json.putObject("start");
    start.put("accountSid", accountSid).put("streamSid", streamSid).put("callSid", callSid);
    start.putArray("tracks").add("inbound");
    start
        .putObject("mediaFormat")
        .put("encoding", "audio/x-mulaw")
        .put("sampleRate", 8000)
        .put("channels", 1);
    var custom = start.putObject("customParameters");
    parameters.forEach(custom::put);
    return json.put("streamSid", streamSid).toString();
  }

  String media(byte[] mulaw) {
    var json = numbered("media");
    json.putObject("media")
        .put("track", "inbound")
        .put("chunk", String.valueOf(chunk + 1))
        .put("timestamp", String.valueOf(chunk * Pace.STEP.toMillis()))
        .put("payload", Base64.getEncoder().encodeToString(mulaw));
    chunk++;
    return json.put("streamSid", streamSid).toString();
  }

  String dtmf(String digit) {
    var json = numbered("dtmf").put("streamSid", streamSid);
    json.putObject("dtmf").put("track", "inbound_track").put("digit", digit);
    return json.toString();
  }

  String mark(String name) {
    var json = numbered("mark").put("streamSid", streamSid);
    json.putObject("mark").put("name", name);
    return json.toString();
  }

  String stop() {
    var json = numbered("stop").put("streamSid", streamSid);
    json.putObject("stop").put("accountSid", accountSid).put("callSid", callSid);
    return json.toString();
  }

  FromProduct read(String text) throws Malformed {
    var json = tree(text);
    if (!json.path("streamSid").asText().equals(streamSid)) {
      throw new Malformed("streamSid is missing or another's");
    }
    var event = json.path("event").asText();
    return switch (event) {
      case "media" -> new FromProduct.Media(payload(json.path("media").path("payload")));
      case "mark" -> new FromProduct.Mark(name(json.path("mark").path("name")));
      case "clear" -> new FromProduct.Clear();
      default -> throw new Malformed("unknown event " + event);
    };
  }

  private ObjectNode numbered(String event) {
    sequence++;
    return JSON.createObjectNode()
        .put("event", event)
        .put("sequenceNumber", String.valueOf(sequence));
  }

  private static JsonNode tree(String text) throws Malformed {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new Malformed("not JSON");
    }
  }

  private static byte[] payload(JsonNode json) throws Malformed {
    try {
      if (json.isTextual()) {
        return Base64.getDecoder().decode(json.asText());
      }
    } catch (IllegalArgumentException e) {
      throw new Malformed("media.payload is not base64");
    }
    throw new Malformed("media.payload is missing");
  }

  private static String name(JsonNode json) throws Malformed {
    if (!json.isTextual()) {
      throw new Malformed("mark.name is missing");
    }
    return json.asText();
  }
}
