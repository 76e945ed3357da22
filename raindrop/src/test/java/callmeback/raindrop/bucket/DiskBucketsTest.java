package callmeback.raindrop.bucket;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import callmeback.raindrop.vault.DataKey;
import callmeback.raindrop.vault.DataKeys;
import callmeback.raindrop.vault.Tampered;
import callmeback.raindrop.vault.Vault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
final class DiskBucketsTest extends SmartBucketsContract {
  private static final Vault VAULT = Vault.of(DataKey.of(1, new byte[32]));

  private final Path directory;
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private DiskBuckets buckets;

  DiskBucketsTest(@TempDir Path directory) {
    this.directory = directory;
    this.buckets = open();
  }

  @Override
  protected SmartBuckets buckets() {
    return buckets;
  }

  @Test
  void objectsOutliveTheProcessAndHalfWrittenOnesDoNot() throws IOException {
    put("a", "kept");
    Files.writeString(directory.resolve("incoming/object123"), "half");
    buckets = open();
    assertThat(text("a")).isEqualTo("kept");
    assertThat(directory.resolve("incoming")).isEmptyDirectory();
  }

  @Test
  void nothingOnDiskIsReadable() throws IOException {
    put("a", "I am at the dinner");
    for (var file : files()) {
      assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
          .doesNotContain("dinner")
          .doesNotContain("text/plain");
    }
  }

  @Test
  void objectsChangedOrSwappedOnDiskAreNotHandedOut() throws IOException {
    put("a", "one");
    put("b", "two");
    var a = directory.resolve("objects/a~");
    Files.copy(directory.resolve("objects/b~"), a, StandardCopyOption.REPLACE_EXISTING);
    assertThatExceptionOfType(Tampered.class).isThrownBy(() -> buckets.get("a"));
    Files.write(a, new byte[] {127, 0, 0, 0, 1});
    assertThatExceptionOfType(Tampered.class).isThrownBy(() -> buckets.get("a"));
    Files.write(a, new byte[] {1});
    assertThatExceptionOfType(BucketUnavailable.class).isThrownBy(() -> buckets.get("a"));
    assertThat(text("b")).isEqualTo("two");
  }

  @Test
  void anExpiredObjectIsGoneAtItsTimeAndSweptLater() throws IOException {
    put("stays", "x");
    buckets.put(new NewObject("goes", bytes("x"), "text/plain", now.plusSeconds(60)));
    assertThat(buckets.list("")).hasSize(2);
    assertThat(buckets.deleteExpired(now)).isZero();
    now = now.plus(Duration.ofSeconds(60));
    assertThat(buckets.get("goes")).isEmpty();
    assertThat(buckets.list("")).extracting(StoredObject::key).containsExactly("stays");
    assertThat(files()).hasSize(2);
    assertThat(buckets.deleteExpired(now)).isOne();
    assertThat(files()).hasSize(1);
    assertThat(text("stays")).isEqualTo("x");
  }

  @Test
  void whatAnEarlierKeySealedIsSealedAnewAndElseTheSame() throws IOException {
    put("a/b", "kept");
    buckets.put(new NewObject("over", bytes("x"), "text/plain", now));
    var before = buckets.list("");
    now = now.plusSeconds(60);
    var second = DataKey.of(2, "an other key of thirty-two bytes".getBytes(US_ASCII));
    buckets = open(Vault.of(new DataKeys(second, List.of(DataKey.of(1, new byte[32])))));
    assertThat(buckets.keys()).containsExactlyInAnyOrder("a/b", "over");
    assertThat(buckets.reseal("a/b")).isTrue();
    assertThat(buckets.reseal("over")).isTrue();
    assertThat(buckets.reseal("a/b")).isFalse();
    assertThat(buckets.reseal("none")).isFalse();
    buckets = open(Vault.of(second));
    assertThat(buckets.list("")).isEqualTo(before);
    assertThat(text("a/b")).isEqualTo("kept");
    assertThat(buckets.deleteExpired(now)).isOne();
    assertThat(files()).hasSize(1);
  }

  private DiskBuckets open() {
    return open(VAULT);
  }

  private DiskBuckets open(Vault vault) {
    return DiskBuckets.open(directory, vault, () -> now);
  }

  private List<Path> files() throws IOException {
    try (var tree = Files.walk(directory)) {
      return tree.filter(Files::isRegularFile).toList();
    }
  }
}
