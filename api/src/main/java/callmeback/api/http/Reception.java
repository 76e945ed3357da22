package callmeback.api.http;

import callmeback.core.account.Actor;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Where every request passes: who is it, may they ask again already, what is the answer.
public final class Reception {
  private static final System.Logger LOGGER = System.getLogger(Reception.class.getName());
  private static final String BEARER = "bearer ";

  private final Function<String, Actor> authenticate;
  private final Function<Throwable, Answer> problems;
  private final HouseRules rules;
  private final Addresses addresses;
  private final TimeLimit timeLimit;
  private final Delivery delivery = new Delivery();

  /// What holds for every request.
  ///
  /// @param origins whose scripts may read our answers
  /// @param proxies of our own, who are believed when they say whose request they pass on
  /// @param tls whether the outside reaches us by https
  /// @param timeLimit for finding an answer
  public record HouseRules(
      Set<URI> origins, Set<Network> proxies, boolean tls, RateLimits limits, Duration timeLimit) {}

  /// @param authenticate tells whose a token is, or throws
  /// @param problems what to answer when something was thrown
  public Reception(
      Function<String, Actor> authenticate,
      Function<Throwable, Answer> problems,
      HouseRules rules) {
    this.authenticate = authenticate;
    this.problems = problems;
    this.rules = rules;
    this.addresses = new Addresses(rules.proxies());
    this.timeLimit = new TimeLimit(rules.timeLimit());
  }

  /// Mounts the routes, and refusals for everything else under `/api`.
  public void open(Routes routes, HttpRouting.Builder routing) {
    var guards = new Guards(rules.tls());
    routing.addFilter(guards).addFilter(new Cors(rules.origins()));
    routing.error(
        Throwable.class,
        (request, response, e) ->
            delivery.send(problems.apply(e).with(guards.headers()), request, response));
    routes.forEachPath((path, served) -> open(path, served, routing));
    for (var rest : List.of("/api", "/api/*")) {
      routing.any(rest, refuse(new Refusal.UnknownPath()));
    }
  }

  private void open(String path, List<Route> served, HttpRouting.Builder routing) {
    for (var route : served) {
      Handler handler =
          (request, response) -> delivery.send(answer(route, request), request, response);
      routing.route(route.method(), path, handler);
      if (route.method().equals(Method.GET)) {
        routing.route(Method.HEAD, path, handler);
      }
    }
    var allow = Routes.allow(served);
    routing.route(
        Method.OPTIONS,
        path,
        (_, response) ->
            response
                .header(HeaderNames.ALLOW, allow + ", OPTIONS")
                .status(Status.NO_CONTENT_204)
                .send());
    routing.any(path, refuse(new Refusal.WrongMethod(allow + ", OPTIONS")));
  }

  private Answer answer(Route route, ServerRequest request) {
    var started = System.nanoTime();
    var visit = new Visit(route, request);
    var answer = inTime(visit).with(visit.told);
    LOGGER.log(
        Level.DEBUG,
        "{0} {1} in {2} us",
        route.name(),
        answer.status(),
        Duration.ofNanos(System.nanoTime() - started).toNanos() / 1000);
    return answer;
  }

  private Answer inTime(Visit visit) {
    try {
      return timeLimit.run(visit::answer);
    } catch (RuntimeException e) {
      return problems.apply(e);
    }
  }

  /// One request on its way through the house, on one thread from the door to the answer.
  private final class Visit {
    private final Route route;
    private final ServerRequest request;

    /// What the caller hears of their allowance, though the answer come too late.
    private volatile Map<String, String> told = Map.of();

    Visit(Route route, ServerRequest request) {
      this.route = route;
      this.request = request;
    }

    Answer answer() {
      var caller = caller();
      if (!route.limit().none()) {
        count(caller);
      }
      return route
          .access()
          .answer(caller, Asked.read(request))
          .with(Map.of(Answer.CACHE_CONTROL, route.cache().control(caller)));
    }

    private void count(Caller caller) {
      var allowance = rules.limits().take(route, caller, addresses.of(request));
      told = allowance.headers();
      if (!allowance.granted()) {
        throw allowance.problem();
      }
    }

    private Caller caller() {
      if (route.access() instanceof Access.Open) {
        return new Caller.Stranger();
      }
      var header = request.headers().first(HeaderNames.AUTHORIZATION).orElse("");
      if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
        return new Caller.Stranger();
      }
      try {
        return new Caller.Known(authenticate.apply(header.substring(BEARER.length()).strip()));
      } catch (RuntimeException e) {
        return new Caller.Rejected(e);
      }
    }
  }

  private Handler refuse(Refusal refusal) {
    return (request, response) ->
        delivery.send(problems.apply(new RefusalException(refusal)), request, response);
  }
}
