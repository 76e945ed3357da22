package callmeback.voice.chat;

import callmeback.voice.speech.ProviderException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/// The endpoints of one service, and how it is asked.
///
/// @param name who is asked, as it appears in failures
record ChatDoor(String name, ChatConfig config, OkHttpClient client) {
  static final MediaType JSON = MediaType.get("application/json");

  /// An answer in one piece.
  ///
  /// @param body what is asked, without the model
  /// @param limit for the whole answer
  JsonNode whole(String path, ObjectNode body, Duration limit) throws ProviderException {
    var asked = body.put("model", config.model()).toString();
    var patient = client.newBuilder().readTimeout(limit).callTimeout(limit).build();
    var post = request(path).post(RequestBody.create(asked, JSON)).build();
    try (var response = answered(patient.newCall(post))) {
      return Json.tree(response.body().string());
    } catch (IOException e) {
      throw new ProviderException(name, "no answer (" + e.getClass().getSimpleName() + ")", e);
    }
  }

  Response answered(Call call) throws ProviderException {
    try {
      var response = call.execute();
      if (!response.isSuccessful()) {
        try (response) {
          throw new ProviderException(name, ChatRefusal.of(response));
        }
      }
      return response;
    } catch (IOException e) {
      throw new ProviderException(name, "no answer (" + e.getClass().getSimpleName() + ")", e);
    }
  }

  Request.Builder request(String path) {
    var base = HttpUrl.get(config.base().toString());
    var bare = base.pathSegments().equals(List.of(""));
    return new Request.Builder()
        .url(base.newBuilder().addPathSegments(bare ? "v1/" + path : path).build())
        .header("Authorization", "Bearer " + config.key().value());
  }
}
