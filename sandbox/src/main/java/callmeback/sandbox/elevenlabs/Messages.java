package callmeback.sandbox.elevenlabs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;

/// What a speech socket and the streaming routes say.
final class Messages {
  static final ObjectMapper JSON = new ObjectMapper();

  private Messages() {}

  /// What a client sent; a missing node if it is not JSON.
  static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException _) {
      return MissingNode.getInstance();
    }
  }

  static ObjectNode audio(Chunk chunk) {
    var message = JSON.createObjectNode();
    message.put("audio", Base64.getEncoder().encodeToString(chunk.audio()));
    message.putNull("isFinal");
    message.set("alignment", alignment(chunk));
    message.set("normalizedAlignment", alignment(chunk));
    return message;
  }

  static ObjectNode last() {
    var message = JSON.createObjectNode();
    message.putNull("audio");
    return message.put("isFinal", true);
  }

  static ObjectNode error(String error, String message) {
    return JSON.createObjectNode().put("message", message).put("error", error).put("code", 1008);
  }

  /// The line of a streamed answer with timestamps, in seconds since the beginning of the speech.
  static ObjectNode timestamped(Chunk chunk) {
    var line = JSON.createObjectNode();
    line.put("audio_base64", Base64.getEncoder().encodeToString(chunk.audio()));
    line.set("alignment", seconds(chunk));
    line.set("normalized_alignment", seconds(chunk));
    return line;
  }

  private static ObjectNode alignment(Chunk chunk) {
    var alignment = JSON.createObjectNode();
    chunk.chars().forEach(alignment.putArray("chars")::add);
    chunk.startsMs().forEach(alignment.putArray("charStartTimesMs")::add);
    chunk.durationsMs().forEach(alignment.putArray("charsDurationsMs")::add);
    return alignment;
  }

  private static ObjectNode seconds(Chunk chunk) {
    var alignment = JSON.createObjectNode();
    chunk.chars().forEach(alignment.putArray("characters")::add);
    var starts = alignment.putArray("character_start_times_seconds");
    var ends = alignment.putArray("character_end_times_seconds");
    for (var c = 0; c < chunk.chars().size(); c++) {
      var startMs = chunk.offsetMs() + chunk.startsMs().get(c);
      starts.add(startMs / 1000.0);
      ends.add((startMs + chunk.durationsMs().get(c)) / 1000.0);
    }
    return alignment;
  }
}
