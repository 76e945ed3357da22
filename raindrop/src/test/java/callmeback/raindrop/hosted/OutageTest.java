package callmeback.raindrop.hosted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import callmeback.raindrop.memory.Memory;
import callmeback.raindrop.memory.MemoryQuery;
import callmeback.raindrop.memory.NewMemory;
import callmeback.raindrop.memory.SmartMemory;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.StoreUnavailable;
import callmeback.raindrop.postgres.TemporaryDatabase;
import callmeback.raindrop.vault.DataKey;
import callmeback.raindrop.vault.Vault;
import callmeback.sandbox.world.Mishap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Memory while hosted Raindrop is down, and afterwards.
@Tag("wire")
@Timeout(60)
@ExtendWith(TemporaryDatabase.class)
final class OutageTest {
  private final String owner = "owner-" + UUID.randomUUID();
  private final Played played = Played.open(() -> now());
  private final HostedRaindrop hosted;
  private final SmartMemory memory;
  private final Database database;
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");

  OutageTest(Database database) {
    this.database = database;
    this.hosted =
        HostedRaindrop.open(
            played.client(),
            database,
            Vault.of(DataKey.of(1, new byte[32])),
            this::now,
            () -> UUID.randomUUID().toString());
    this.memory = hosted.memory();
  }

  @AfterEach
  void close() {
    played.comeUp();
    recover();
    memory.forget(owner);
    played.close();
  }

  private Instant now() {
    return now;
  }

  @Test
  void aCallGoesOnAndNothingIsLostOrDoubledOrOutOfOrder() {
    var session = memory.startSession(owner);
    note(session, "one");
    played.goDown();
    note(session, "two");
    var three = note(session, "three");
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> memory.getMemory(session, MemoryQuery.all()));
    recover();
    assertThat(contents(session)).containsExactly("one", "two", "three");
    note(session, "four");
    assertThat(memory.deleteMemory(session, three)).isTrue();
    assertThat(hosted.delivery().waiting()).isEqualTo(4);

    replay();

    assertThat(contents(session)).containsExactly("one", "two", "four");
    memory.endSession(session, true);
    replay();
    assertThat(memory.recall(owner, "one two three four", 9))
        .extracting(Memory::content)
        .containsExactlyInAnyOrder("one", "two", "four");
    assertThat(played.dump()).doesNotContain("\"open\":true");
  }

  @Test
  void aWholeCallDuringAnOutageIsRememberedAfterwards() {
    played.goDown();
    var session = memory.startSession(owner);
    note(session, "my sister is called Anna");
    memory.putProcedure(owner, "fact/1", "sister: Anna");
    memory.endSession(session, true);
    assertThat(memory.getProcedure(owner, "fact/1")).contains("sister: Anna");
    assertThat(hosted.delivery().replay(100)).isZero();
    recover();
    assertThat(memory.recall(owner, "sister", 5)).hasSize(1);

    replay();

    assertThat(memory.recall(owner, "sister", 5)).hasSize(1);
    assertThat(memory.listProcedures(owner)).hasSize(1);
  }

  @Test
  void whatWasTakenButNotAnsweredIsThereOnce() {
    var session = memory.startSession(owner);
    note(session, "one");
    played.strike(3, new Mishap.DropAfter());
    note(session, "two");
    recover();
    replay();
    assertThat(contents(session)).containsExactly("one", "two");
  }

  @Test
  void nobodyIsForgottenHalf() {
    memory.putProcedure(owner, "fact/1", "tea");
    played.goDown();
    assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> memory.forget(owner));
    recover();
    assertThat(memory.forget(owner)).isZero();
    assertThat(played.dump()).doesNotContain("fact/1");
  }

  @Test
  void whatWaitsIsSealed() {
    played.goDown();
    memory.putProcedure(owner, "fact/1", "They drink tea");
    var stored =
        database.transaction(sql ->
            sql.createQuery("SELECT encode(change, 'escape') AS change FROM raindrop_outbox")
                .execute()
                .map(row -> row.column("change").get(String.class))
                .toList());
    assertThat(stored).hasSize(1).noneMatch(change -> change.contains("tea"));
  }

  @Test
  void afterThreeFailuresNothingIsAskedForAWhile() {
    played.goDown();
    for (var i = 0; i < 5; i++) {
      memory.putProcedure(owner + i, "k", "v");
    }
    assertThat(played.requests()).isEqualTo(9);
    assertThat(played.client().paused()).isTrue();
    recover();
    assertThat(played.client().paused()).isFalse();
    assertThat(hosted.delivery().replay(100)).isEqualTo(5);
    for (var i = 0; i < 5; i++) {
      assertThat(memory.getProcedure(owner + i, "k")).contains("v");
    }
  }

  private void recover() {
    played.comeUp();
    now = now.plus(Duration.ofMinutes(1));
  }

  private void replay() {
    assertThat(hosted.delivery().replay(100)).isPositive();
    assertThat(hosted.delivery().waiting()).isZero();
  }

  private String note(String session, String content) {
    return memory.putMemory(session, NewMemory.of(content));
  }

  private List<String> contents(String session) {
    return memory.getMemory(session, MemoryQuery.all()).stream().map(Memory::content).toList();
  }
}
