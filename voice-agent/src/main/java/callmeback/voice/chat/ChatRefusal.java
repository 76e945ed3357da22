package callmeback.voice.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.regex.Pattern;
import okhttp3.Response;

/// Why a service refused: its status and code, never its message, which may quote the prompt.
final class ChatRefusal {
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,60}");
  private static final long LARGEST = 16_384;

  private ChatRefusal() {}

  static String of(Response response) {
    var code = "";
    try {
      code = code(Json.tree(response.peekBody(LARGEST).string()));
    } catch (IOException _) {
      // The status alone has to do.
    }
    return "refused with " + response.code() + (code.isEmpty() ? "" : " " + code);
  }

  /// The code of an error, which some services wrap in `error` and some do not; empty if none.
  static String code(JsonNode body) {
    var error = body.path("error").isObject() ? body.path("error") : body;
    var code = error.path("code").asText("");
    var named = code.isEmpty() || "null".equals(code) ? error.path("type").asText("") : code;
    return CODE.matcher(named).matches() ? named : "";
  }
}
