package callmeback.api.http;

import callmeback.core.Buckets;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Buckets of this process alone.
///
/// One that nobody used for longer than the longest period is full again and may be forgotten.
public final class LocalBuckets implements Buckets {
  private static final int MAX_BUCKETS = 100_000;
  private static final Duration FORGET = Duration.ofHours(2);

  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(MAX_BUCKETS).expireAfterAccess(FORGET).build();
  private final TimeMeter meter;

  public LocalBuckets(InstantSource clock) {
    this.meter = new Meter(clock);
  }

  @Override
  public Taken take(String key, long capacity, Duration period) {
    var probe = buckets.get(key, _ -> bucket(capacity, period)).tryConsumeAndReturnRemaining(1);
    return new Taken(
        probe.isConsumed(),
        probe.getRemainingTokens(),
        Duration.ofNanos(probe.getNanosToWaitForRefill()),
        Duration.ofNanos(probe.getNanosToWaitForReset()));
  }

  private Bucket bucket(long capacity, Duration period) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, period))
        .withCustomTimePrecision(meter)
        .build();
  }

  private record Meter(InstantSource clock) implements TimeMeter {
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
