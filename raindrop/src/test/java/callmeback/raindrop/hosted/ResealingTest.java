package callmeback.raindrop.hosted;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import callmeback.raindrop.bucket.NewObject;
import callmeback.raindrop.memory.Memory;
import callmeback.raindrop.memory.MemoryQuery;
import callmeback.raindrop.memory.NewMemory;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.StoreUnavailable;
import callmeback.raindrop.postgres.TemporaryDatabase;
import callmeback.raindrop.vault.DataKey;
import callmeback.raindrop.vault.UnknownKey;
import callmeback.raindrop.vault.Vault;
import callmeback.sandbox.world.Mishap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// What hosted Raindrop keeps, after a change of the data key.
@Tag("wire")
@Timeout(60)
@ExtendWith(TemporaryDatabase.class)
final class ResealingTest {
  private static final DataKey OLD = DataKey.of(1, new byte[32]);
  private static final DataKey NEW =
      DataKey.of(2, "32 bytes that are another key...".getBytes(UTF_8));
  private static final String OBJECT = "transcripts/ann/1.json";

  private final String ann = "ann-" + UUID.randomUUID() + ":coach";
  private final List<String> told = new ArrayList<>();
  private final Database database;
  private final Played played = Played.open(this::now);
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private String open = "";

  ResealingTest(Database database) {
    this.database = database;
  }

  /// An episode, a session that is still open, a fact and an object, under the old key.
  @BeforeEach
  void fill() {
    var raindrop = raindrop(Vault.of(OLD));
    var memory = raindrop.memory();
    var session = memory.startSession(ann);
    memory.putMemory(session, NewMemory.of("My sister is called Anna"));
    memory.endSession(session, true);
    open = memory.startSession(ann);
    memory.putMemory(open, NewMemory.of("The interview is at nine"));
    memory.putProcedure(ann, "fact/1", "They drink tea");
    raindrop
        .buckets()
        .put(new NewObject(OBJECT, "[]".getBytes(UTF_8), "application/json", now.plusSeconds(600)));
    while (raindrop.delivery().waiting() > 0) {
      raindrop.delivery().replay(100);
    }
  }

  @AfterEach
  void close() {
    played.comeUp();
    now = now.plus(Duration.ofMinutes(1));
    raindrop(new Vault(NEW, List.of(OLD))).memory().forget(ann);
    played.close();
  }

  @Test
  void afterwardsTheNewKeyAloneOpensEverything() {
    assertThatExceptionOfType(UnknownKey.class)
        .isThrownBy(() -> raindrop(Vault.of(NEW)).memory().getProcedure(ann, "fact/1"));
    var both = raindrop(new Vault(NEW, List.of(OLD)));
    assertThat(both.resealing().run(told::add)).isEqualTo(4);
    assertThat(both.resealing().run(told::add)).isZero();
    assertThat(told).contains("1 of 1 memories", "1 of 1 objects");
    allIsThere(raindrop(Vault.of(NEW)));
    assertThat(played.dump()).doesNotContain("sister", "interview", "tea");
  }

  @Test
  void whoIsInterruptedBeginsAgain() {
    var both = raindrop(new Vault(NEW, List.of(OLD)));
    played.strike(0, new Mishap.DropBefore());
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> both.resealing().run(told::add));
    played.comeUp();
    now = now.plus(Duration.ofMinutes(1));
    both.resealing().run(told::add);
    assertThat(both.resealing().run(told::add)).isZero();
    allIsThere(raindrop(Vault.of(NEW)));
  }

  private void allIsThere(HostedRaindrop raindrop) {
    assertThat(raindrop.memory().recall(ann, "sister", 5))
        .extracting(Memory::content)
        .containsExactly("My sister is called Anna");
    assertThat(raindrop.memory().getMemory(open, MemoryQuery.all()))
        .extracting(Memory::content)
        .containsExactly("The interview is at nine");
    assertThat(raindrop.memory().getProcedure(ann, "fact/1")).contains("They drink tea");
    var object = raindrop.buckets().get(OBJECT).orElseThrow();
    assertThat(new String(object.content(), UTF_8)).isEqualTo("[]");
    assertThat(object.object().contentType()).isEqualTo("application/json");
    assertThat(object.object().expiresAt()).isEqualTo(Instant.parse("2026-03-01T12:10:00Z"));
  }

  private HostedRaindrop raindrop(Vault vault) {
    return HostedRaindrop.open(
        played.client(), database, vault, this::now, () -> UUID.randomUUID().toString());
  }

  private Instant now() {
    return now;
  }
}
