package callmeback.sandbox.door;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.Set;

/// Turns away requests that a foreign web page makes through a browser of this machine: by a name
/// that was pointed at 127.0.0.1 (`Host`), or across origins (`Origin`).
final class LoopbackOnly implements Filter {
  private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    if (admits(request.headers())) {
      chain.proceed();
    } else {
      Reply.error(
          response,
          403,
          "foreign_host",
          "The control door is for programs and pages of this machine.");
    }
  }

  static boolean admits(Headers headers) {
    return ours(headers, HeaderNames.HOST, "") && ours(headers, HeaderNames.ORIGIN, "http://");
  }

  private static boolean ours(Headers headers, HeaderName header, String scheme) {
    String value = headers.first(header).orElse(scheme + "localhost");
    return value.startsWith(scheme)
        && NAMES.contains(value.substring(scheme.length()).replaceFirst(":\\d*$", ""));
  }
}
