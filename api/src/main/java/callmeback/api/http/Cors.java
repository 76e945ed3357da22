package callmeback.api.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;

/// Lets scripts of the configured origins, and of no others, read what we answer (Fetch, 3.2).
final class Cors implements Filter {
  private static final String SECONDS_TO_REMEMBER = "3600";

  private final Set<String> origins;

  Cors(Set<URI> origins) {
    this.origins = origins.stream().map(URI::toString).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    if (!request.path().path().startsWith("/api")) {
      chain.proceed();
      return;
    }
    response.header("Vary", "Origin, Authorization, Accept-Encoding");
    var origin = request.headers().first(HeaderNames.ORIGIN).filter(origins::contains);
    origin.ifPresent(allowed -> allow(allowed, response));
    if (origin.isPresent() && preflight(request)) {
      response.header("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE");
      response.header("Access-Control-Allow-Headers", "Authorization, Content-Type, If-None-Match");
      response.header("Access-Control-Max-Age", SECONDS_TO_REMEMBER);
      response.status(Status.NO_CONTENT_204).send();
    } else {
      chain.proceed();
    }
  }

  private static void allow(String origin, RoutingResponse response) {
    response.header("Access-Control-Allow-Origin", origin);
    response.header(
        "Access-Control-Expose-Headers",
        "X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, Retry-After, ETag");
  }

  private static boolean preflight(RoutingRequest request) {
    return request.prologue().method().equals(Method.OPTIONS)
        && request.headers().contains(HeaderNames.ACCESS_CONTROL_REQUEST_METHOD);
  }
}
