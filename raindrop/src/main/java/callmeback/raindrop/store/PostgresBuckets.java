package callmeback.raindrop.store;

import callmeback.core.Buckets;
import callmeback.raindrop.postgres.Database;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Buckets that all machines on one database share, each locked by its row while one is taken.
///
/// One that is full again is forgotten.
public final class PostgresBuckets implements Buckets {
  /// Once in so many requests, up to so many forgotten ones are removed.
  private static final int BATCH = 1000;

  private static final Duration KEPT_WHEN_FULL = Duration.ofSeconds(1);

  private final Database database;
  private final PostgreSQLSelectForUpdateBasedProxyManager<String> kept;
  private final AtomicLong requests = new AtomicLong();

  public PostgresBuckets(Database database) {
    this.database = database;
    this.kept =
        Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database.dataSource())
            .table("rate_limits")
            .primaryKeyMapper(PrimaryKeyMapper.STRING)
            .expirationAfterWrite(
                ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_WHEN_FULL))
            .build();
  }

  @Override
  public Taken take(String key, long capacity, Duration period) {
    var probe =
        Rows.reached(
            database,
            () ->
                kept.getProxy(key, () -> configuration(capacity, period))
                    .tryConsumeAndReturnRemaining(1));
    if (requests.incrementAndGet() % BATCH == 0) {
      Rows.reached(database, () -> kept.removeExpired(BATCH));
    }
    return new Taken(
        probe.isConsumed(),
        probe.getRemainingTokens(),
        Duration.ofNanos(probe.getNanosToWaitForRefill()),
        Duration.ofNanos(probe.getNanosToWaitForReset()));
  }

  private static BucketConfiguration configuration(long capacity, Duration period) {
    return BucketConfiguration.builder()
        .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, period))
        .build();
  }
}
