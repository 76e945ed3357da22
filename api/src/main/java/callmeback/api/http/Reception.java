package callmeback.api.http;

import callmeback.core.account.Actor;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Where every request passes: who is it, may they ask again already, what is the answer.
public final class Reception {
  private static final System.Logger LOGGER = System.getLogger(Reception.class.getName());
  private static final String BEARER = "bearer ";

  /// On every answer: it is nobody else's business, it is what it says it is, and in no frame.
  private static final Map<String, String> GUARDS =
      Map.of(
          "Cache-Control", "no-store",
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
          "Referrer-Policy", "no-referrer",
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY");

  private final Function<String, Actor> authenticate;
  private final Function<Throwable, Answer> problems;
  private final Set<URI> origins;
  private final RateLimits limits;
  private final TimeLimit timeLimit;

  /// What holds for every request.
  ///
  /// @param origins whose scripts may read our answers
  /// @param rateLimitFactor multiplies every limit
  /// @param timeLimit for finding an answer
  public record HouseRules(
      Set<URI> origins, double rateLimitFactor, Duration timeLimit, InstantSource clock) {}

  /// @param authenticate tells whose a token is, or throws
  /// @param problems what to answer when something was thrown
  public Reception(
      Function<String, Actor> authenticate,
      Function<Throwable, Answer> problems,
      HouseRules rules) {
    this.authenticate = authenticate;
    this.problems = problems;
    this.origins = rules.origins();
    this.limits = new RateLimits(rules.rateLimitFactor(), rules.clock());
    this.timeLimit = new TimeLimit(rules.timeLimit());
  }

  /// Mounts the routes, and refusals for everything else under `/api`.
  public void open(Routes routes, HttpRouting.Builder routing) {
    routing.addFilter(new Cors(origins));
    routing.error(Throwable.class, (_, response, e) -> send(problems.apply(e), response));
    routes.forEachPath((path, served) -> open(path, served, routing));
    for (var rest : List.of("/api", "/api/*")) {
      routing.any(rest, (_, response) -> refuse(new Refusal.UnknownPath(), response));
    }
  }

  private void open(String path, List<Route> served, HttpRouting.Builder routing) {
    for (var route : served) {
      routing.route(
          route.method(), path, (request, response) -> send(answer(route, request), response));
    }
    var wrong = new Refusal.WrongMethod(Routes.allow(served));
    routing.any(path, (_, response) -> refuse(wrong, response));
  }

  private Answer answer(Route route, ServerRequest request) {
    var started = System.nanoTime();
    var caller = caller(route, request);
    var answer =
        route.limit().none() ? answer(route, caller, request) : limited(route, caller, request);
    LOGGER.log(
        Level.DEBUG,
        "{0} {1} in {2} us",
        route.name(),
        answer.status(),
        Duration.ofNanos(System.nanoTime() - started).toNanos() / 1000);
    return answer;
  }

  private Answer limited(Route route, Caller caller, ServerRequest request) {
    var allowance = limits.take(route, caller, Address.of(request));
    var answer =
        allowance.granted() ? answer(route, caller, request) : problems.apply(allowance.problem());
    return answer.with(allowance.headers());
  }

  private Answer answer(Route route, Caller caller, ServerRequest request) {
    try {
      return timeLimit.run(() -> route.access().answer(caller, Asked.read(request)));
    } catch (RuntimeException e) {
      return problems.apply(e);
    }
  }

  private Caller caller(Route route, ServerRequest request) {
    if (route.access() instanceof Access.Open) {
      return new Caller.Stranger();
    }
    var header = request.headers().first(HeaderNames.AUTHORIZATION).orElse("");
    if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return new Caller.Stranger();
    }
    try {
      var token = header.substring(BEARER.length()).strip();
      return new Caller.Known(timeLimit.run(() -> authenticate.apply(token)));
    } catch (RuntimeException e) {
      return new Caller.Rejected(e);
    }
  }

  private void refuse(Refusal refusal, ServerResponse response) {
    send(problems.apply(new RefusalException(refusal)), response);
  }

  private static void send(Answer answer, ServerResponse response) {
    var body = answer.body();
    var bytes = body == null ? new byte[0] : Json.write(body);
    GUARDS.forEach(response::header);
    answer.headers().forEach(response::header);
    response.header(HeaderNames.CONTENT_TYPE, "application/json");
    response.status(Status.create(answer.status())).send(bytes);
    if (response.headers().contains(HeaderValues.CONNECTION_CLOSE)) {
      // Helidon 4.1.2 says so and goes on reading: the rest of a body would be the next request.
      throw new CloseConnectionException("said to be closed");
    }
  }
}
