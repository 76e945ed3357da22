package callmeback.sandbox.raindrop;

import callmeback.sandbox.world.Packed;
import callmeback.sandbox.world.World;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Takes requests: key, JSON in either casing; does one at a time and answers in camelCase.
final class Desk {
  private static final System.Logger LOG = System.getLogger(Desk.class.getName());

  private final World world;
  private final String apiKey;
  private final Shelf shelf;
  private final Ulids ids;

  Desk(World world, String apiKey) {
    this.world = world;
    this.apiKey = apiKey;
    this.shelf = new Shelf(world.state().resolve("raindrop"));
    this.ids = new Ulids(world.clock(), world.seed());
  }

  /// What an endpoint does.
  @FunctionalInterface
  interface Action {
    ObjectNode answer(Question question);
  }

  Handler taking(Action action) {
    return (request, response) -> {
      ObjectNode answer;
      try {
        checkKey(request);
        answer = perform(action, question(request));
      } catch (ConnectError e) {
        refuse(response, e);
        return;
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.ERROR, "the Raindrop simulator failed", e);
        refuse(response, ConnectError.of(ConnectError.Code.INTERNAL, "internal error"));
        return;
      }
      answer(request, response, answer);
    };
  }

  private ObjectNode perform(Action action, Question question) {
    synchronized (shelf) {
      return action.answer(question);
    }
  }

  static void refuse(ServerResponse response, ConnectError error) {
    response.status(error.status()).header("Content-Type", "application/json").send(error.body());
  }

  Shelf shelf() {
    return shelf;
  }

  String id() {
    return ids.next();
  }

  /// Milliseconds and Z, as in the documentation.
  Instant now() {
    return world.clock().instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private void checkKey(ServerRequest request) {
    var given = request.headers().first(HeaderNames.AUTHORIZATION).orElse("");
    if (!given.equals("Bearer " + apiKey)) {
      throw ConnectError.of(ConnectError.Code.UNAUTHENTICATED, "invalid or missing API key");
    }
  }

  private static Question question(ServerRequest request) {
    try {
      var body = Json.parse(request.content().as(String.class));
      if (!body.isObject()) {
        throw ConnectError.invalid("the body is no JSON object");
      }
      return new Question(Json.normal(body));
    } catch (JsonProcessingException _) {
      throw ConnectError.invalid("the body is not JSON");
    }
  }

  private static void answer(ServerRequest request, ServerResponse response, ObjectNode body) {
    response.header("Content-Type", "application/json");
    Packed.send(request, response, body.toString().getBytes(StandardCharsets.UTF_8));
  }
}
