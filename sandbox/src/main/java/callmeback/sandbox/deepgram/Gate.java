package callmeback.sandbox.deepgram;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/// Lets sockets in that bring the key and sound parameters; the others learn why not from
/// `dg-error`.
final class Gate {
  private final String apiKey;
  private final long seed;
  private final AtomicLong requests = new AtomicLong();

  Gate(String apiKey, long seed) {
    this.apiKey = apiKey;
    this.seed = seed;
  }

  String requestId() {
    var name = "deepgram-" + seed + "-" + requests.incrementAndGet();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /// Reads the parameters, or refuses the upgrade with 401 or 400.
  <T> T options(Headers headers, Parameters parameters, Function<Parameters, T> reading) {
    var credentials = headers.first(HeaderNames.AUTHORIZATION).orElse("");
    if (!credentials.equals("Token " + apiKey)) {
      throw refusal(Status.UNAUTHORIZED_401, "INVALID_AUTH", "Invalid credentials.");
    }
    try {
      var options = reading.apply(parameters);
      parameters.refuseOthers();
      return options;
    } catch (IllegalArgumentException e) {
      throw refusal(
          Status.BAD_REQUEST_400, "INVALID_QUERY_PARAMETER", String.valueOf(e.getMessage()));
    }
  }

  private RequestException refusal(Status status, String code, String message) {
    var id = requestId();
    var body = Json.text(new Refused(code, message, id));
    return RequestException.builder()
        .type(DirectHandler.EventType.OTHER)
        .status(status)
        .header(HeaderValues.create("dg-error", message))
        .header(HeaderValues.create("dg-request-id", id))
        .header(HeaderValues.CONTENT_TYPE_JSON)
        .message(body)
        .build();
  }

  private record Refused(String errCode, String errMsg, String requestId) {}
}
