package callmeback.raindrop.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import callmeback.raindrop.bucket.DiskBuckets;
import callmeback.raindrop.bucket.NewObject;
import callmeback.raindrop.hosted.HostedRaindrop;
import callmeback.raindrop.hosted.Played;
import callmeback.raindrop.memory.Memory;
import callmeback.raindrop.memory.NewMemory;
import callmeback.raindrop.memory.PostgresArchive;
import callmeback.raindrop.memory.PostgresMemory;
import callmeback.raindrop.move.Moving.Count;
import callmeback.raindrop.move.Moving.Place;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.StoreUnavailable;
import callmeback.raindrop.postgres.TemporaryDatabase;
import callmeback.raindrop.vault.BlindWords;
import callmeback.raindrop.vault.DataKey;
import callmeback.raindrop.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// From the embedded twin to hosted Raindrop, and back.
@Tag("wire")
@Timeout(60)
@ExtendWith(TemporaryDatabase.class)
final class MovingTest {
  private static final DataKey KEY = DataKey.of(1, new byte[32]);
  private static final Vault VAULT = Vault.of(KEY);
  private static final String ANN = "ann:coach";

  private final List<String> told = new ArrayList<>();
  private final Played played = Played.open(() -> now());
  private final Place twin;
  private final Place hosted;
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");

  MovingTest(Database database, @TempDir Path directory) {
    var memory =
        new PostgresMemory(
            database, VAULT, new BlindWords(KEY), this::now, () -> UUID.randomUUID().toString());
    this.twin =
        new Place(
            memory,
            new PostgresArchive(database, VAULT),
            DiskBuckets.open(directory, VAULT, this::now));
    var raindrop =
        HostedRaindrop.open(
            played.client(), database, VAULT, this::now, () -> UUID.randomUUID().toString());
    this.hosted = new Place(raindrop.memory(), raindrop.archive(), raindrop.buckets());
  }

  @AfterEach
  void close() {
    played.comeUp();
    now = now.plus(Duration.ofMinutes(1));
    twin.memory().forget(ANN);
    hosted.memory().forget(ANN);
    played.close();
  }

  private Instant now() {
    return now;
  }

  private void fill() {
    for (var said : List.of("My sister is called Anna", "The interview went well")) {
      var session = twin.memory().startSession(ANN);
      twin.memory().putMemory(session, new NewMemory(said, "said", "k", "ann"));
      now = now.plusSeconds(1);
      twin.memory().putMemory(session, NewMemory.of("and more"));
      twin.memory().endSession(session, true);
    }
    twin.memory().putProcedure(ANN, "fact/1", "They drink tea");
    put("transcripts/ann/1.json", "[]", null);
    put("audio/ann/1", "sound", now.plusSeconds(600));
  }

  private void put(String key, String content, @Nullable Instant expires) {
    var bytes = content.getBytes(StandardCharsets.UTF_8);
    twin.buckets().put(new NewObject(key, bytes, "application/json", expires));
  }

  @Test
  void everythingIsThereAfterwardsAndAgainAfterComingBack() {
    fill();
    var there = new Moving(twin, hosted, told::add);
    assertThat(there.copy()).isEqualTo(new Count(5, 5));
    assertThat(there.compare()).isEqualTo(new Count(5, 0));
    assertThat(there.copy()).isEqualTo(new Count(5, 0));
    assertThat(told).contains("1 of 1 memories", "2 of 2 objects");
    assertThat(hosted.memory().recall(ANN, "sister", 5))
        .extracting(Memory::content)
        .containsExactly("My sister is called Anna");
    assertThat(hosted.buckets().get("audio/ann/1").orElseThrow().object().expiresAt())
        .isEqualTo(now.plusSeconds(600));
    assertThat(played.dump()).doesNotContain("sister");

    var before = twin.archive().episodes(ANN);
    twin.memory().forget(ANN);
    twin.buckets().delete("transcripts/ann/1.json");
    var back = new Moving(hosted, twin, told::add);
    assertThat(back.copy()).isEqualTo(new Count(5, 4));
    assertThat(back.compare()).isEqualTo(new Count(5, 0));
    assertThat(twin.archive().episodes(ANN)).isEqualTo(before);
    assertThat(twin.memory().getProcedure(ANN, "fact/1")).contains("They drink tea");
  }

  @Test
  void whoIsInterruptedBeginsAgain() {
    fill();
    played.goDown();
    var moving = new Moving(twin, hosted, told::add);
    assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(moving::copy);
    played.comeUp();
    now = now.plus(Duration.ofMinutes(1));
    moving.copy();
    assertThat(moving.compare().copied()).isZero();
  }
}
