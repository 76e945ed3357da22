package callmeback.api.http;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import io.helidon.http.DirectHandler;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.DirectHandler.TransportResponse;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import java.util.Map;
import java.util.function.Function;

/// Answers what is no HTTP, or so broken that no route was looked for: in the words of all others.
public final class Unreadable {
  private final Function<Throwable, Answer> problems;
  private final Map<String, String> guards;

  /// @param problems what to answer when something was thrown
  /// @param tls whether the outside reaches us by https
  public Unreadable(Function<Throwable, Answer> problems, boolean tls) {
    this.problems = problems;
    this.guards = new Guards(tls).headers();
  }

  /// For every listener of the server.
  public DirectHandlers handlers() {
    var handlers = DirectHandlers.builder();
    DirectHandler handler = (_, type, status, _, _) -> response(answer(type, status), type);
    for (var type : EventType.values()) {
      handlers.addHandler(type, handler);
    }
    return handlers.build();
  }

  private Answer answer(EventType type, Status status) {
    return switch (type) {
      case PAYLOAD_TOO_LARGE -> refused(new Refusal.BodyTooLarge());
      case BAD_REQUEST, FORBIDDEN -> invalid();
      case INTERNAL_ERROR, OTHER ->
          status.code() < 500 ? invalid() : problems.apply(new IllegalStateException(type.name()));
    };
  }

  private Answer refused(Refusal refusal) {
    return problems.apply(new RefusalException(refusal));
  }

  private Answer invalid() {
    return problems.apply(new ProblemException(new Problem.Invalid(Map.of())));
  }

  private TransportResponse response(Answer answer, EventType type) {
    var body = answer.body();
    var response =
        TransportResponse.builder()
            .status(Status.create(answer.status()))
            .header(HeaderNames.CONTENT_TYPE, Json.TYPE)
            .keepAlive(type.keepAlive())
            .entity(body == null ? new byte[0] : Json.write(body));
    guards.forEach((name, value) -> response.header(HeaderNames.create(name), value));
    return response.build();
  }
}
