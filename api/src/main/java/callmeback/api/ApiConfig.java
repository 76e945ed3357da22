package callmeback.api;

import callmeback.api.http.Network;
import callmeback.core.InvalidValue;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/// What an operator may set.
///
/// @param frontendOrigins like `https://app.example.com`, without a path
/// @param rateLimitFactor multiplies every limit; above 0
/// @param timeLimit for finding an answer
/// @param proxies of our own, who are believed when they say whose request they pass on
/// @param tls whether the outside reaches us by https
public record ApiConfig(
    Set<URI> frontendOrigins,
    double rateLimitFactor,
    Duration timeLimit,
    Set<Network> proxies,
    boolean tls) {
  /// The contract's limit (contract/rest-api.md, Errors).
  public static final Duration TIME_LIMIT = Duration.ofSeconds(30);

  public ApiConfig {
    frontendOrigins = Set.copyOf(frontendOrigins);
    proxies = Set.copyOf(proxies);
    InvalidValue.unless(
        frontendOrigins.stream().allMatch(ApiConfig::isOrigin),
        "a frontend origin is a scheme, a host and perhaps a port");
    InvalidValue.unless(rateLimitFactor > 0, "the rate limit factor must be above 0");
  }

  private static boolean isOrigin(URI uri) {
    return uri.getHost() != null
        && uri.toString().equals(uri.getScheme() + "://" + uri.getRawAuthority());
  }
}
