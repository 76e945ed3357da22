package callmeback.sandbox.world;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/// How a provider words the HTTP error that a mishap asks for.
@FunctionalInterface
public interface Refusal {

  /// Answers with that status; the request's body has not been read.
  void answer(ServerRequest request, ServerResponse response, int status);

  /// A JSON error object of no provider in particular.
  Refusal PLAIN =
      (_, response, status) ->
          response
              .status(status)
              .header("Content-Type", "application/json")
              .send(
                  "{\"error\":{\"message\":\"The sandbox was told to fail.\",\"type\":\"server_error\"}}");
}
