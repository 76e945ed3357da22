package callmeback.raindrop.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.PhoneNumber;
import callmeback.core.billing.Cents;
import callmeback.core.billing.Minutes;
import callmeback.core.call.Call;
import callmeback.core.call.CallStatus;
import callmeback.core.call.Recordings;
import callmeback.raindrop.bucket.DiskBuckets;
import callmeback.raindrop.bucket.NewObject;
import callmeback.raindrop.vault.DataKey;
import callmeback.raindrop.vault.Vault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
final class StoredRecordingsTest {
  private static final UUID ANN = new UUID(0, 1);
  private static final UUID BO = new UUID(0, 2);
  private static final byte[] WAV = wav(20_000);

  private final Path directory;
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private final Instant tomorrow = now.plus(Duration.ofHours(24));
  private final DiskBuckets buckets;
  private final StoredRecordings recordings;
  private final Call call = call(ANN);

  StoredRecordingsTest(@TempDir Path directory) {
    this.directory = directory;
    buckets = DiskBuckets.open(directory, Vault.of(DataKey.of(1, new byte[32])), () -> now);
    recordings = new StoredRecordings(buckets);
  }

  @Test
  void afterADayItIsAsIfThereWereNoneAndTheSweepTakesItOffTheDisk() throws IOException {
    recordings.keep(call, WAV, tomorrow);
    now = tomorrow.minusMillis(1);
    assertThat(recordings.find(call)).hasValue(WAV);
    assertThat(buckets.deleteExpired(now)).isZero();

    now = tomorrow;
    assertThat(recordings.find(call)).isEmpty();
    assertThat(recordings.of(ANN)).isEmpty();
    assertThat(files()).hasSize(1);

    assertThat(buckets.deleteExpired(now)).isEqualTo(1);
    assertThat(files()).isEmpty();
  }

  @Test
  void nothingOfItCanBeReadOnTheDisk() throws IOException {
    recordings.keep(call, WAV, tomorrow);
    for (var file : files()) {
      var text = Files.readString(file, StandardCharsets.ISO_8859_1);
      assertThat(text)
          .doesNotContain("RIFF", "WAVE", "audio/wav")
          .doesNotContain(
              new String(Arrays.copyOfRange(WAV, 5_000, 5_016), StandardCharsets.ISO_8859_1));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {NewObject.MOST_BYTES, 2 * NewObject.MOST_BYTES + 7})
  void halfAnHourIsInPiecesThatGoTogether(int size) throws IOException {
    var wav = wav(size);
    recordings.keep(call, wav, tomorrow);
    assertThat(files()).hasSize((size - 1) / NewObject.MOST_BYTES + 1);
    assertThat(recordings.find(call).orElseThrow()).isEqualTo(wav);
    assertThat(recordings.of(ANN)).containsExactly(new Recordings.Kept(call.id(), tomorrow));

    assertThat(recordings.delete(call)).isTrue();
    assertThat(files()).isEmpty();
  }

  @Test
  void deletingTakesWhatItIsToldTo() {
    var second = call(ANN);
    var bos = call(BO);
    for (var each : List.of(call, second, bos)) {
      recordings.keep(each, WAV, tomorrow);
    }
    assertThat(recordings.delete(call)).isTrue();
    assertThat(recordings.delete(call)).isFalse();
    recordings.deleteAll(ANN, Set.of(call.id(), bos.id()));
    assertThat(recordings.find(second)).isPresent();

    recordings.deleteAll(ANN);
    assertThat(recordings.find(second)).isEmpty();
    assertThat(recordings.find(bos)).isPresent();
  }

  @Test
  void aStoreThatCannotBeWrittenToIsUnavailable() throws IOException {
    Files.delete(directory.resolve("incoming"));
    assertThatThrownBy(() -> recordings.keep(call, WAV, tomorrow))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem()).isInstanceOf(Problem.Unavailable.class));
  }

  private List<Path> files() throws IOException {
    try (var files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static byte[] wav(int size) {
    var wav = new byte[size];
    new Random(7).nextBytes(wav);
    System.arraycopy("RIFF____WAVE".getBytes(StandardCharsets.US_ASCII), 0, wav, 0, 12);
    return wav;
  }

  private Call call(UUID owner) {
    return new Call(
        UUID.randomUUID(),
        owner,
        new UUID(0, 3),
        "Coach",
        new PhoneNumber("+14155550123"),
        "pi_1",
        new Minutes(30),
        CallStatus.COMPLETED,
        null,
        null,
        null,
        null,
        0,
        Cents.ZERO,
        null,
        now);
  }
}
