package callmeback.api.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/// Counts requests by route and caller: accounts by id, strangers by network address.
///
/// A bucket nobody used for longer than the longest period is full again and may be forgotten.
final class RateLimits {
  private static final int MAX_BUCKETS = 100_000;
  private static final Duration FORGET = Duration.ofHours(2);

  private final Cache<Key, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(MAX_BUCKETS).expireAfterAccess(FORGET).build();
  private final double factor;
  private final InstantSource clock;

  private record Key(String route, String caller) {}

  /// @param factor multiplies every limit, which stays at least one request
  RateLimits(double factor, InstantSource clock) {
    this.factor = factor;
    this.clock = clock;
  }

  /// Counts one request.
  Allowance take(Route route, Caller caller, String address) {
    var key =
        new Key(
            route.name(),
            caller instanceof Caller.Known(var actor) ? actor.accountId().toString() : address);
    var limit = route.limit();
    var requests = scaled(caller instanceof Caller.Known ? limit.accounts() : limit.strangers());
    var bucket = buckets.get(key, _ -> bucket(requests, limit.period()));
    return allowance(requests, bucket.tryConsumeAndReturnRemaining(1));
  }

  private Allowance allowance(long requests, ConsumptionProbe probe) {
    var now = clock.instant();
    var reset = now.plusNanos(probe.getNanosToWaitForReset()).plusMillis(999);
    var wait = probe.isConsumed() ? 0 : wholeSeconds(probe.getNanosToWaitForRefill());
    return new Allowance(requests, probe.getRemainingTokens(), reset, Duration.ofSeconds(wait));
  }

  private Bucket bucket(long requests, Duration period) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(requests).refillGreedy(requests, period))
        .withCustomTimePrecision(new Meter(clock))
        .build();
  }

  private long scaled(int requests) {
    return Math.max(1, Math.round(requests * factor));
  }

  private static long wholeSeconds(long nanos) {
    return Math.max(1, Math.ceilDiv(nanos, TimeUnit.SECONDS.toNanos(1)));
  }

  private static final class Meter implements TimeMeter {
    private final InstantSource clock;

    Meter(InstantSource clock) {
      this.clock = clock;
    }

    @Override
    public long currentTimeNanos() {
      return Duration.between(Instant.EPOCH, clock.instant()).toNanos();
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
