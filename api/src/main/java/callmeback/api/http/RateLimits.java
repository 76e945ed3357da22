package callmeback.api.http;

import callmeback.core.Buckets;
import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Actor;
import java.time.Duration;
import java.time.InstantSource;

/// Counts requests by route and caller: accounts by id, strangers by network address.
public final class RateLimits {
  /// A busy assistant's, ten a second: far above what one conversation needs.
  private static final int PROGRAMS_PER_MINUTE = 600;

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

  /// Counts one request of somebody's programs at the door of the tools.
  ///
  /// @throws ProblemException with `RateLimited`
  public void program(Actor actor) {
    var taken =
        buckets.take(
            "tools " + actor.accountId(), scaled(PROGRAMS_PER_MINUTE), Duration.ofMinutes(1));
    if (!taken.granted()) {
      throw new ProblemException(new Problem.RateLimited(wholeSeconds(taken.untilNext())));
    }
  }

  private Allowance take(Route route, String caller, int limit) {
    var requests = scaled(limit);
    var taken = buckets.take(route.name() + " " + caller, requests, route.limit().period());
    return new Allowance(
        requests,
        taken.remaining(),
        clock.instant().plus(taken.untilFull()).plusMillis(999),
        taken.granted() ? Duration.ZERO : wholeSeconds(taken.untilNext()));
  }

  private long scaled(int limit) {
    return Math.max(1, Math.round(limit * factor));
  }

  private static Duration wholeSeconds(Duration wait) {
    return Duration.ofSeconds(Math.max(1, wait.plusNanos(999_999_999).toSeconds()));
  }
}
