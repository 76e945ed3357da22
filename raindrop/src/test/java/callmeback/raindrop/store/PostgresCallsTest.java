package callmeback.raindrop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import callmeback.core.billing.Cents;
import callmeback.core.billing.Hold;
import callmeback.core.call.Call;
import callmeback.core.call.CallStatus;
import callmeback.core.call.CallStore.Begun;
import callmeback.core.call.CallStore.Ending;
import callmeback.core.call.Outcome;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.Duplicate;
import callmeback.raindrop.postgres.TemporaryDatabase;
import io.helidon.dbclient.DbClientException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("wire")
@Timeout(60)
@ExtendWith(TemporaryDatabase.class)
final class PostgresCallsTest {
  private static final Instant NOW = Sample.NOW;
  private static final Ending TALKED = new Ending(Outcome.TALKED, 61, Cents.of(105), NOW);

  private final Database database;
  private final PostgresCalls calls;
  private final PostgresPayments payments;
  private final Sample sample;
  private final UUID ann;

  PostgresCallsTest(Database database) {
    this.database = database;
    this.calls = new PostgresCalls(database, Sample.PHONES);
    this.payments = new PostgresPayments(database);
    this.sample = new Sample(database);
    database.transaction(sql -> sql.dml("TRUNCATE users, payments, calls CASCADE"));
    this.ann = sample.user();
  }

  @Test
  void aCallBeginsWithItsHoldAndComesBackAsItWent() {
    var hold = sample.held(ann);
    var call = sample.call(hold);
    assertThat(calls.begin(call, hold)).isEqualTo(Begun.STARTED);
    assertThat(calls.find(call.id())).contains(call);
    assertThat(payments.holdOfCall(call.id()).map(Hold::id)).contains(hold.id());
    assertThat(calls.find(UUID.randomUUID())).isEmpty();
  }

  @Test
  void aSecondCallOfOnePersonIsRefusedAndItsHoldStaysFree() {
    begun();
    var hold = sample.held(ann);
    assertThat(calls.begin(sample.call(hold), hold)).isEqualTo(Begun.CALL_IN_PROGRESS);
    assertThat(payments.holdOfIntent("pi_" + hold.id())).contains(hold);
  }

  @Test
  void aSecondCallToOneTelephoneIsRefused() {
    var first = begun();
    var hold = sample.held(sample.user());
    var second = Sample.call(hold, UUID.randomUUID(), first.phone(), NOW);
    assertThat(calls.begin(second, hold)).isEqualTo(Begun.PHONE_BUSY);
    calls.end(first.id(), TALKED);
    assertThat(calls.begin(second, hold)).isEqualTo(Begun.STARTED);
  }

  @Test
  void aHoldThatIsNotHeldOrPaysAlreadyCannotPay() {
    var used = sample.held(ann);
    var first = sample.call(used);
    calls.begin(first, used);
    calls.end(first.id(), TALKED);
    assertThat(calls.begin(sample.call(used), used)).isEqualTo(Begun.HOLD_TAKEN);
    var asked = Sample.hold(ann, Hold.State.REQUESTED, null);
    payments.add(asked);
    var call = sample.call(asked);
    assertThat(calls.begin(call, asked)).isEqualTo(Begun.HOLD_TAKEN);
    assertThat(calls.find(call.id())).isEmpty();
  }

  @Test
  void theSameCallTwiceIsNoCallInProgress() {
    var call = begun();
    calls.end(call.id(), TALKED);
    var hold = sample.held(ann);
    assertThatExceptionOfType(Duplicate.class).isThrownBy(() -> calls.begin(call, hold));
    assertThat(payments.holdOfIntent("pi_" + hold.id())).contains(hold);
  }

  @Test
  void ofManyWhoUseOneHoldAtOnceOneStarts() throws Exception {
    var hold = sample.held(ann);
    var begun = AtOnce.times(20, () -> calls.begin(sample.call(hold), hold));
    assertThat(begun).containsOnlyOnce(Begun.STARTED);
    assertThat(Collections.frequency(begun, Begun.HOLD_TAKEN)).isEqualTo(19);
  }

  @Test
  void ofManyCallsOfOnePersonAtOnceOneStartsAndOneHoldIsBound() throws Exception {
    var holds = Stream.generate(() -> sample.held(ann)).limit(20).toList();
    var begun =
        AtOnce.all(
            holds.stream()
                .<Callable<Begun>>map(hold -> () -> calls.begin(sample.call(hold), hold))
                .toList());
    assertThat(begun).containsOnlyOnce(Begun.STARTED);
    assertThat(Collections.frequency(begun, Begun.CALL_IN_PROGRESS)).isEqualTo(19);
    var bound = holds.stream().filter(hold -> held(hold).callId() != null).map(Hold::id).toList();
    assertThat(bound).containsExactly(holds.get(begun.indexOf(Begun.STARTED)).id());
  }

  @Test
  void aSidIsBoundOnce() {
    var call = begun();
    assertThat(calls.dialled(call.id(), "CA1")).isTrue();
    assertThat(calls.dialled(call.id(), "CA1")).isTrue();
    assertThat(calls.dialled(call.id(), "CA2")).isFalse();
    assertThat(calls.dialled(UUID.randomUUID(), "CA3")).isFalse();
    assertThat(calls.findBySid("CA1").map(Call::id)).contains(call.id());
    assertThat(calls.findBySid("CA2")).isEmpty();
  }

  @Test
  void ofManySidsAtOnceOneIsBound() throws Exception {
    var call = begun();
    var bound = AtOnce.times(20, () -> calls.dialled(call.id(), "CA" + UUID.randomUUID()));
    assertThat(bound).filteredOn(Boolean::booleanValue).hasSize(1);
  }

  @Test
  void answeredAndHeardCountOnce() {
    var call = begun();
    calls.answered(call.id(), NOW.plusSeconds(1));
    calls.answered(call.id(), NOW.plusSeconds(2));
    calls.heard(call.id(), NOW.plusSeconds(3));
    calls.heard(call.id(), NOW.plusSeconds(4));
    var found = calls.find(call.id()).orElseThrow();
    assertThat(found.status()).isEqualTo(CallStatus.IN_PROGRESS);
    assertThat(found.answeredAt()).isEqualTo(NOW.plusSeconds(1));
    assertThat(found.heardAt()).isEqualTo(NOW.plusSeconds(3));
  }

  @Test
  void anEndedCallOwesAndIsNeverLiveAgain() {
    var call = begun();
    assertThat(calls.end(call.id(), TALKED)).isTrue();
    calls.answered(call.id(), NOW);
    var again = new Ending(Outcome.FAILED, 0, Cents.ZERO, NOW.plusSeconds(9));
    assertThat(calls.end(call.id(), again)).isFalse();
    var found = calls.find(call.id()).orElseThrow();
    assertThat(found.status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(found.outcome()).isEqualTo(Outcome.TALKED);
    assertThat(found.seconds()).isEqualTo(61);
    assertThat(found.cost()).isEqualTo(Cents.of(105));
    assertThat(found.endedAt()).isEqualTo(NOW);
    assertThat(found.answeredAt()).isNull();
    var hold = payments.holdOfCall(call.id()).orElseThrow();
    assertThat(hold.state()).isEqualTo(Hold.State.SETTLING);
    assertThat(hold.due()).isEqualTo(Cents.of(105));
  }

  @Test
  void everyOutcomeIsKept() {
    for (var outcome : Outcome.values()) {
      var call = begun();
      calls.end(call.id(), new Ending(outcome, 0, Cents.ZERO, NOW));
      var found = calls.find(call.id()).orElseThrow();
      assertThat(found.outcome()).isEqualTo(outcome);
      assertThat(found.status()).isEqualTo(outcome.status());
    }
  }

  @Test
  void ofManyEndingsAtOnceOneCounts() throws Exception {
    var call = begun();
    var ended = AtOnce.times(20, () -> calls.end(call.id(), TALKED));
    assertThat(ended).filteredOn(Boolean::booleanValue).hasSize(1);
  }

  @Test
  void anEndingThatOwesMoreThanIsHeldChangesNothing() {
    var call = begun();
    var tooMuch = new Ending(Outcome.TALKED, 999, Cents.of(226), NOW);
    assertThatExceptionOfType(DbClientException.class)
        .isThrownBy(() -> calls.end(call.id(), tooMuch));
    assertThat(calls.find(call.id())).contains(call);
  }

  @Test
  void liveCallsComeOldestFirst() {
    var younger = begunAt(sample.user(), NOW.minusSeconds(1));
    var older = begunAt(sample.user(), NOW.minusSeconds(2));
    calls.answered(older.id(), NOW);
    begunAt(sample.user(), NOW);
    calls.end(begunAt(sample.user(), NOW.minusSeconds(9)).id(), TALKED);
    assertThat(ids(calls.live(NOW, 10))).containsExactly(older.id(), younger.id());
    assertThat(ids(calls.live(NOW, 1))).containsExactly(older.id());
  }

  @Test
  void untranscribedAreEndedCallsInWhichThePersonaWasHeard() {
    var silent = begunAt(sample.user(), NOW);
    calls.end(silent.id(), TALKED);
    var live = begunAt(sample.user(), NOW);
    calls.heard(live.id(), NOW);
    var heard = begunAt(sample.user(), NOW);
    calls.heard(heard.id(), NOW);
    calls.end(heard.id(), TALKED);
    assertThat(calls.untranscribed(NOW, 10)).isEmpty();
    assertThat(ids(calls.untranscribed(NOW.plusMillis(1), 10))).containsExactly(heard.id());
    calls.transcribed(heard.id());
    assertThat(calls.untranscribed(NOW.plusMillis(1), 10)).isEmpty();
  }

  @Test
  void aRelationshipCountsStartedMinutesOfFinishedCalls() {
    var persona = UUID.randomUUID();
    assertThat(calls.relationship(ann, persona).lastSpoken()).isNull();
    ended(ann, persona, new Ending(Outcome.TALKED, 61, Cents.of(105), NOW));
    ended(ann, persona, new Ending(Outcome.TALKED, 60, Cents.of(65), NOW.plusSeconds(9)));
    ended(ann, persona, new Ending(Outcome.BUSY, 0, Cents.ZERO, NOW.plusSeconds(99)));
    ended(ann, UUID.randomUUID(), TALKED);
    ended(sample.user(), persona, TALKED);
    var known = calls.relationship(ann, persona);
    assertThat(known.calls()).isEqualTo(2);
    assertThat(known.minutes()).isEqualTo(3);
    assertThat(known.lastSpoken()).isEqualTo(NOW.plusSeconds(9));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status = 'RINGING'",
        "status = 'COMPLETED'",
        "outcome = 'TALKED'",
        "status = 'FAILED', ended_at = now(), outcome = 'LOST'",
        "ended_at = now()",
        "seconds = -1",
        "cost = 64",
        "minutes = 0"
      })
  void whatCannotBeIsRefused(String change) {
    var call = begun();
    assertThatExceptionOfType(DbClientException.class)
        .isThrownBy(() -> database.transaction(sql -> sql.dml("UPDATE calls SET " + change)));
    assertThat(calls.find(call.id())).contains(call);
  }

  private Call begun() {
    return begunAt(ann, NOW);
  }

  private Call begunAt(UUID user, Instant at) {
    var hold = sample.held(user);
    var call = Sample.call(hold, UUID.randomUUID(), sample.phone(), at);
    assertThat(calls.begin(call, hold)).isEqualTo(Begun.STARTED);
    return call;
  }

  private void ended(UUID user, UUID persona, Ending ending) {
    var hold = sample.held(user);
    var call = Sample.call(hold, persona, sample.phone(), NOW);
    calls.begin(call, hold);
    assertThat(calls.end(call.id(), ending)).isTrue();
  }

  private Hold held(Hold hold) {
    return payments.holdOfIntent("pi_" + hold.id()).orElseThrow();
  }

  private static List<UUID> ids(List<Call> calls) {
    return calls.stream().map(Call::id).toList();
  }
}
