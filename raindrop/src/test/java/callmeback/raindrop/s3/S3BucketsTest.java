package callmeback.raindrop.s3;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import callmeback.raindrop.bucket.BucketUnavailable;
import callmeback.raindrop.bucket.NewObject;
import callmeback.raindrop.bucket.SmartBuckets;
import callmeback.raindrop.bucket.SmartBucketsContract;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.TemporaryDatabase;
import callmeback.raindrop.vault.DataKey;
import callmeback.raindrop.vault.DataKeys;
import callmeback.raindrop.vault.Vault;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// The contract on a store that checks every signature.
@Tag("wire")
@Timeout(60)
@ExtendWith(TemporaryDatabase.class)
final class S3BucketsTest extends SmartBucketsContract {
  private static final Vault VAULT = Vault.of(DataKey.of(1, new byte[32]));

  private final MinimalS3 store = new MinimalS3();
  private final Database database;
  private final S3Buckets buckets;
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");

  S3BucketsTest(Database database) throws IOException {
    this.database = database;
    this.buckets = new S3Buckets(store.config(), database, VAULT, () -> now);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  protected SmartBuckets buckets() {
    return buckets;
  }

  @Test
  void nothingStoredIsReadableThereAndWhatEndsIsDeleted() {
    put("stays@home=+1", "I am at the dinner");
    buckets.put(new NewObject("goes", bytes("x"), "text/plain", now.plusSeconds(60)));
    assertThat(text("stays@home=+1")).isEqualTo("I am at the dinner");
    assertThat(store.dump()).contains("stays", "goes").doesNotContain("dinner");
    now = now.plus(Duration.ofSeconds(60));
    assertThat(buckets.get("goes")).isEmpty();
    assertThat(buckets.deleteExpired(now)).isOne();
    assertThat(store.dump()).doesNotContain("goes");
  }

  @Test
  void whatAnEarlierKeySealedIsSealedAnewAndElseTheSame() {
    put("old", "kept");
    var before = buckets.list("").getFirst();
    now = now.plusSeconds(60);
    var first = DataKey.of(1, new byte[32]);
    var second = DataKey.of(2, "an other key of thirty-two bytes".getBytes(US_ASCII));
    var both = bucketsWith(Vault.of(new DataKeys(second, List.of(first))));
    assertThat(both.keys()).containsExactly("old");
    assertThat(both.reseal("old")).isTrue();
    assertThat(both.reseal("old")).isFalse();
    assertThat(both.reseal("none")).isFalse();
    var later = bucketsWith(Vault.of(second));
    assertThat(later.list("")).containsExactly(before);
    assertThat(later.get("old"))
        .hasValueSatisfying(found -> assertThat(found.content()).isEqualTo(bytes("kept")));
  }

  @Test
  void aStoreThatIsDownOrRefusesOurKeyIsUnavailable() {
    var locked = new S3Buckets(store.config("wrong"), database, VAULT, () -> now);
    assertThatExceptionOfType(BucketUnavailable.class).isThrownBy(() -> locked.get("a"));
    store.fail(503);
    assertThatExceptionOfType(BucketUnavailable.class).isThrownBy(() -> put("a", "x"));
    assertThatExceptionOfType(BucketUnavailable.class).isThrownBy(() -> buckets.list(""));
    store.close();
    assertThatExceptionOfType(BucketUnavailable.class).isThrownBy(() -> buckets.delete("a"));
  }

  private S3Buckets bucketsWith(Vault vault) {
    return new S3Buckets(store.config(), database, vault, () -> now);
  }
}
