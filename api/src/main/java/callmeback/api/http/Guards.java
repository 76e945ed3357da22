package callmeback.api.http;

import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/// On every answer, until a route says otherwise: it is nobody else's business, it is what it says
/// it is, it runs nothing and is in no frame.
final class Guards implements Filter {
  private static final Map<String, String> ALWAYS =
      Map.of(
          "Cache-Control", "no-store",
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
          "Referrer-Policy", "no-referrer",
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY");

  /// A year (RFC 6797).
  private static final String ONLY_TLS = "max-age=31536000";

  private final Map<String, String> headers;

  /// @param tls whether the outside reaches us by https
  Guards(boolean tls) {
    var all = new LinkedHashMap<>(ALWAYS);
    if (tls) {
      all.put("Strict-Transport-Security", ONLY_TLS);
    }
    this.headers = Map.copyOf(all);
  }

  Map<String, String> headers() {
    return headers;
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    headers.forEach(response::header);
    chain.proceed();
  }
}
