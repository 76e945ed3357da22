package callmeback.api.http;

import callmeback.core.Buckets;
import java.time.Duration;
import java.time.InstantSource;

/// Counts requests by route and caller: accounts by id, strangers by network address.
public final class RateLimits {
  private final Buckets buckets;
  private final double factor;
  private final InstantSource clock;

  /// @param factor multiplies every limit, which stays at least one request
  public RateLimits(Buckets buckets, double factor, InstantSource clock) {
    this.buckets = buckets;
    this.factor = factor;
    this.clock = clock;
  }

  /// Counts one request.
  Allowance take(Route route, Caller caller, String address) {
    var limit = route.limit();
    return switch (caller) {
      case Caller.Known(var actor) -> take(route, actor.accountId().toString(), limit.accounts());
      case Caller.Stranger _, Caller.Rejected _ -> take(route, address, limit.strangers());
    };
  }

  private Allowance take(Route route, String caller, int limit) {
    var requests = Math.max(1, Math.round(limit * factor));
    var taken = buckets.take(route.name() + " " + caller, requests, route.limit().period());
    return new Allowance(
        requests,
        taken.remaining(),
        clock.instant().plus(taken.untilFull()).plusMillis(999),
        taken.granted() ? Duration.ZERO : wholeSeconds(taken.untilNext()));
  }

  private static Duration wholeSeconds(Duration wait) {
    return Duration.ofSeconds(Math.max(1, wait.plusNanos(999_999_999).toSeconds()));
  }
}
