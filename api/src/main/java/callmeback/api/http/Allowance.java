package callmeback.api.http;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// What a caller has left of a route's limit after a request was counted.
///
/// @param reset when all of `limit` is available again
/// @param retryAfter until the next request would pass; zero when this one did
record Allowance(long limit, long remaining, Instant reset, Duration retryAfter) {

  boolean granted() {
    return retryAfter.isZero();
  }

  ProblemException problem() {
    return new ProblemException(new Problem.RateLimited(retryAfter));
  }

  Map<String, String> headers() {
    return Map.of(
        "X-RateLimit-Limit", String.valueOf(limit),
        "X-RateLimit-Remaining", String.valueOf(remaining),
        "X-RateLimit-Reset", String.valueOf(reset.getEpochSecond()));
  }
}
