package callmeback.raindrop.hosted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import callmeback.raindrop.bucket.BucketUnavailable;
import callmeback.raindrop.bucket.NewObject;
import callmeback.raindrop.bucket.SmartBuckets;
import callmeback.raindrop.bucket.SmartBucketsContract;
import callmeback.raindrop.bucket.StoredObject;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.TemporaryDatabase;
import callmeback.raindrop.vault.DataKey;
import callmeback.raindrop.vault.Vault;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// The contract on hosted Raindrop.
@Tag("wire")
@Timeout(60)
@ExtendWith(TemporaryDatabase.class)
final class HostedBucketsTest extends SmartBucketsContract {
  private final Played played = Played.open(() -> now());
  private final HostedRaindrop hosted;
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");

  HostedBucketsTest(Database database) {
    this.hosted =
        HostedRaindrop.open(
            played.client(),
            database,
            Vault.of(DataKey.of(1, new byte[32])),
            this::now,
            () -> UUID.randomUUID().toString());
  }

  @AfterEach
  void close() {
    played.close();
  }

  private Instant now() {
    return now;
  }

  @Override
  protected SmartBuckets buckets() {
    return hosted.buckets();
  }

  @Test
  void nothingStoredIsReadableThere() {
    put("transcripts/1", "I am at the dinner");
    assertThat(played.dump()).contains("transcripts/1").doesNotContain("dinner");
  }

  @Test
  void anExpiredObjectIsGoneAtItsTimeAndLeavesNoTraceAfterTheSweep() {
    put("stays", "x");
    buckets().put(new NewObject("goes", bytes("x"), "text/plain", now.plusSeconds(60)));
    now = now.plus(Duration.ofSeconds(60));
    assertThat(buckets().get("goes")).isEmpty();
    assertThat(buckets().list("")).extracting(StoredObject::key).containsExactly("stays");
    assertThat(buckets().deleteExpired(now)).isOne();
    assertThat(buckets().deleteExpired(now)).isZero();
    assertThat(played.dump()).contains("stays").doesNotContain("goes");
  }

  @Test
  void whatIsPutOrDeletedDuringAnOutageIsSeenAtOnceAndThereLater() {
    put("before", "1");
    put("gone", "2");
    played.goDown();
    put("during", "3");
    put("before", "4");
    assertThat(buckets().delete("gone")).isTrue();
    assertThat(text("during")).isEqualTo("3");
    assertThat(text("before")).isEqualTo("4");
    assertThat(buckets().get("gone")).isEmpty();
    assertThatExceptionOfType(BucketUnavailable.class).isThrownBy(() -> buckets().list(""));

    assertThat(hosted.delivery().replay(100)).isZero();
    played.comeUp();
    now = now.plus(Duration.ofMinutes(1));
    assertThat(buckets().list(""))
        .extracting(StoredObject::key)
        .containsExactly("before", "during");
    assertThat(hosted.delivery().replay(100)).isEqualTo(3);
    assertThat(hosted.delivery().waiting()).isZero();
    assertThat(text("before")).isEqualTo("4");
    assertThat(buckets().list(""))
        .extracting(StoredObject::key)
        .containsExactly("before", "during");
    assertThat(played.dump()).doesNotContain("gone");
  }
}
