package callmeback.raindrop.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.raindrop.memory.MemoryQuery;
import callmeback.raindrop.memory.NewMemory;
import callmeback.raindrop.memory.SmartMemory;
import callmeback.raindrop.memory.SmartMemoryContract;
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

/// The contract on hosted Raindrop, before anything waiting is replayed.
@Tag("wire")
@Timeout(60)
@ExtendWith(TemporaryDatabase.class)
class HostedMemoryTest extends SmartMemoryContract {
  final Played played = Played.open(() -> now());
  final HostedRaindrop hosted;
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");

  HostedMemoryTest(Database database) {
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
    hosted.memory().forget(owner);
    hosted.memory().forget(owner + "2");
    played.close();
  }

  @Override
  protected SmartMemory memory() {
    return hosted.memory();
  }

  @Override
  protected void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  protected final Instant now() {
    return now;
  }

  @Test
  void nothingSaidIsReadableThere() {
    var session = memory().startSession(owner);
    memory().putMemory(session, NewMemory.of("I am at the dinner"));
    memory().putProcedure(owner, "fact/1", "They hate dinners");
    said("the dinner was long", true);
    hosted.delivery().replay(100);

    assertThat(played.dump()).contains("#episodes", "fact/1").doesNotContain("dinner");
    assertThat(memory().getMemory(session, MemoryQuery.all())).hasSize(1);
  }

  @Test
  void whatIsForgottenLeavesNoTraceThereOrHere() {
    said("the dinner was long", true);
    hosted.delivery().replay(100);
    said("the dinner was short", true);
    var open = memory().startSession(owner);
    memory().putMemory(open, NewMemory.of("and this is the next"));
    memory().putProcedure(owner, "fact/1", "They hate dinners");
    assertThat(played.dump()).contains(owner);

    assertThat(memory().forget(owner)).isEqualTo(3);

    assertThat(played.dump()).doesNotContain(owner, "content");
    assertThat(hosted.delivery().waiting()).isZero();
    assertThat(memory().recall(owner, "dinner", 5)).isEmpty();
  }

  @Test
  void aDiscardedSessionLeavesNothing() {
    said("never mind", false);
    hosted.delivery().replay(100);
    assertThat(played.dump()).doesNotContain("content", owner);
  }
}
