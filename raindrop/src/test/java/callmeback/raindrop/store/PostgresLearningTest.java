package callmeback.raindrop.store;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.billing.Cents;
import callmeback.core.call.Call;
import callmeback.core.call.CallStore.Ending;
import callmeback.core.call.Outcome;
import callmeback.core.memory.Bond;
import callmeback.core.memory.LearningStore.Due;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.TemporaryDatabase;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("wire")
@Timeout(60)
@ExtendWith(TemporaryDatabase.class)
final class PostgresLearningTest {
  private static final Instant NOW = Sample.NOW;

  private final Database database;
  private final PostgresLearning learning;
  private final PostgresCalls calls;
  private final Sample sample;

  PostgresLearningTest(Database database) {
    this.database = database;
    this.learning = new PostgresLearning(database, Sample.PHONES);
    this.calls = new PostgresCalls(database, Sample.PHONES);
    this.sample = new Sample(database);
    database.transaction(sql -> sql.dml("TRUNCATE users CASCADE"));
  }

  @Test
  void aCallIsDueOnceItsTranscriptIsStored() {
    var call = ended(sample.user());
    assertThat(learning.claim(NOW.plusSeconds(60), 5)).isEmpty();

    calls.transcribed(call.id());

    assertThat(learning.claim(NOW.plusSeconds(60), 5))
        .singleElement()
        .satisfies(due -> {
          assertThat(due.call().id()).isEqualTo(call.id());
          assertThat(due.tries()).isEqualTo(1);
        });
  }

  @Test
  void whoeverTakesACallHasItForAWhileThatDoublesFromTryToTry() {
    transcribed(sample.user());
    var at = NOW.plusSeconds(60);

    assertThat(learning.claim(at, 5)).extracting(Due::tries).containsExactly(1);
    assertThat(learning.claim(at.plusSeconds(119), 5)).isEmpty();
    assertThat(learning.claim(at.plusSeconds(120), 5)).extracting(Due::tries).containsExactly(2);
    assertThat(learning.claim(at.plusSeconds(120 + 239), 5)).isEmpty();
    assertThat(learning.claim(at.plusSeconds(120 + 240), 5)).hasSize(1);
  }

  @Test
  void aCallIsFinishedOnceAndThenNobodysAnyMore() {
    var call = transcribed(sample.user());

    assertThat(learning.finish(call.id())).isTrue();
    assertThat(learning.finish(call.id())).isFalse();
    assertThat(learning.claim(NOW.plusSeconds(60), 5)).isEmpty();
  }

  @Test
  void allOfABondAreFinishedAtOnceAndNoOthers() {
    var user = sample.user();
    var first = transcribed(user);
    var other = transcribed(user);

    learning.finishAll(new Bond(user, first.personaId()));

    assertThat(learning.claim(NOW.plusSeconds(60), 5))
        .extracting(due -> due.call().id())
        .containsExactly(other.id());
  }

  @Test
  void nothingIsLearntOfSomebodyWhoLeaves() {
    var user = sample.user();
    var call = transcribed(user);
    new PostgresDepartures(database, Sample.PHONES).leave(user, NOW);

    assertThat(learning.claim(NOW.plusSeconds(60), 5)).isEmpty();
    assertThat(learning.finish(call.id())).isFalse();
  }

  @Test
  void noMoreThanAskedForAreTakenTheOldestFirst() {
    var first = transcribed(sample.user());
    transcribed(sample.user());

    assertThat(learning.claim(NOW.plusSeconds(600), 1))
        .extracting(due -> due.call().id())
        .containsExactly(first.id());
  }

  @Test
  void aBondIsSwitchedOffForThePersonOrForThePersona() {
    var bonds = new PostgresBonds(database);
    var user = sample.user();
    var bond = new Bond(user, UUID.randomUUID());
    var other = new Bond(user, UUID.randomUUID());
    assertThat(bonds.remembers(bond)).isTrue();

    bonds.turn(bond, false);
    assertThat(bonds.remembers(bond)).isFalse();
    assertThat(bonds.remembers(other)).isTrue();
    assertThat(bonds.switches(user).offFor()).containsExactly(bond.personaId());
    bonds.turn(bond, true);
    bonds.turn(user, false);
    assertThat(bonds.remembers(bond)).isFalse();
    assertThat(bonds.remembers(new Bond(sample.user(), bond.personaId()))).isTrue();
    assertThat(bonds.switches(user).on()).isFalse();
    bonds.turn(user, true);
    assertThat(bonds.remembers(bond)).isTrue();
    assertThat(bonds.remembers(new Bond(UUID.randomUUID(), bond.personaId()))).isFalse();
  }

  @Test
  void whoCalledAndWhoWasToldSomethingAreThePersonas() {
    var bonds = new PostgresBonds(database);
    var user = sample.user();
    var call = ended(user);
    var told = new Bond(user, UUID.randomUUID());
    bonds.note(told);
    bonds.note(told);

    assertThat(bonds.personas(user))
        .containsExactlyInAnyOrderElementsOf(List.of(call.personaId(), told.personaId()));
    assertThat(bonds.personas(sample.user())).isEmpty();
  }

  private Call transcribed(UUID user) {
    var call = ended(user);
    calls.transcribed(call.id());
    return call;
  }

  private Call ended(UUID user) {
    var hold = sample.held(user);
    var call = sample.call(hold);
    calls.begin(call, hold);
    calls.end(call.id(), new Ending(Outcome.TALKED, 60, Cents.of(65), NOW.plusSeconds(30)));
    return call;
  }
}
