package callmeback.voice.elevenlabs;

import callmeback.voice.elevenlabs.ElevenLabsConfig.Manner;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The messages ElevenLabs is sent.
final class Outgoing {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Outgoing() {}

  /// Opens a context. Settings that come later than this close the whole socket.
  static String begin(String context, Manner manner) {
    var message = to(context).put("text", " ");
    message
        .putObject("voice_settings")
        .put("stability", manner.stability())
        .put("similarity_boost", manner.similarity())
        .put("speed", manner.speed());
    return message.toString();
  }

  /// The protocol wants text to end in a space.
  static String say(String context, String sentence) {
    return to(context).put("text", sentence.strip() + " ").toString();
  }

  static String flush(String context) {
    return to(context).put("flush", true).toString();
  }

  /// A context that was flushed still speaks to its end.
  static String close(String context) {
    return to(context).put("close_context", true).toString();
  }

  static String keepAlive(String context) {
    return to(context).put("text", "").toString();
  }

  static String farewell() {
    return JSON.createObjectNode().put("close_socket", true).toString();
  }

  private static ObjectNode to(String context) {
    return JSON.createObjectNode().put("context_id", context);
  }
}
