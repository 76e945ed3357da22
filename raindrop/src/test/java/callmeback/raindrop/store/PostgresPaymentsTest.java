package callmeback.raindrop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import callmeback.core.billing.Card;
import callmeback.core.billing.Cents;
import callmeback.core.billing.Hold;
import callmeback.core.billing.Hold.State;
import callmeback.raindrop.postgres.Columns;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.Duplicate;
import callmeback.raindrop.postgres.TemporaryDatabase;
import io.helidon.dbclient.DbClientException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("wire")
@Timeout(60)
@ExtendWith(TemporaryDatabase.class)
final class PostgresPaymentsTest {
  private final Database database;
  private final PostgresPayments payments;
  private final Sample sample;
  private final UUID ann;

  PostgresPaymentsTest(Database database) {
    this.database = database;
    this.payments = new PostgresPayments(database);
    this.sample = new Sample(database);
    database.transaction(sql -> sql.dml("TRUNCATE users, payments, calls CASCADE"));
    this.ann = sample.user();
  }

  @Test
  void theFirstCustomerOfAnAccountStays() {
    assertThat(payments.customer(ann)).isEmpty();
    payments.customer(ann, "cus_1");
    payments.customer(ann, "cus_1");
    assertThat(payments.customer(ann)).contains("cus_1");
  }

  @Test
  void cardsComeNewestFirstAndANewDefaultTakesTheOldOnesPlace() {
    payments.card(ann, card("pm_1", 2030, true));
    payments.card(ann, card("pm_2", 2031, false));
    payments.card(ann, card("pm_3", 2032, true));
    assertThat(payments.cards(ann))
        .containsExactly(
            card("pm_3", 2032, true), card("pm_2", 2031, false), card("pm_1", 2030, false));
    assertThat(payments.cards(sample.user())).isEmpty();
  }

  @Test
  void aRefreshedCardKeepsBeingTheDefault() {
    payments.card(ann, card("pm_1", 2030, true));
    payments.card(ann, card("pm_1", 2035, false));
    assertThat(payments.cards(ann)).containsExactly(card("pm_1", 2035, true));
  }

  @Test
  void somebodyElsesCardIsRefusedAndNothingChanges() {
    var bob = sample.user();
    payments.card(ann, card("pm_1", 2030, true));
    payments.card(bob, card("pm_2", 2030, true));
    assertThatIllegalStateException()
        .isThrownBy(() -> payments.card(bob, card("pm_1", 2040, true)));
    assertThat(payments.cards(ann)).containsExactly(card("pm_1", 2030, true));
    assertThat(payments.cards(bob)).containsExactly(card("pm_2", 2030, true));
  }

  @Test
  void ofManyDefaultsAtOnceOneIsLeft() throws Exception {
    var work =
        IntStream.range(0, 20)
            .<Callable<Integer>>mapToObj(i ->
                () -> {
                  payments.card(ann, card("pm_" + i, 2030, true));
                  return i;
                })
            .toList();
    AtOnce.all(work);
    assertThat(payments.cards(ann)).hasSize(20).filteredOn(Card::isDefault).hasSize(1);
  }

  @Test
  void aHoldComesBackAsItWentAndIsFoundByItsIntent() {
    var asked = Sample.hold(ann, State.REQUESTED, null);
    payments.add(asked);
    var held = Sample.moved(asked, State.HELD, "pi_1", Cents.ZERO);
    assertThat(payments.holdOfIntent("pi_1")).isEmpty();
    assertThat(payments.move(held, State.REQUESTED)).isTrue();
    assertThat(payments.holdOfIntent("pi_1")).contains(held);
    assertThat(payments.holdOfCall(UUID.randomUUID())).isEmpty();
  }

  @Test
  void aMoveFromWhereTheHoldIsNotChangesNothing() {
    var held = sample.held(ann);
    assertThat(payments.move(to(held, State.CAPTURED), State.SETTLING)).isFalse();
    assertThat(payments.holdOfIntent("pi_" + held.id())).contains(held);
  }

  @Test
  void aMoveWithoutAnIntentKeepsTheOneThatIsKnown() {
    var held = sample.held(ann);
    var released = Sample.moved(held, State.RELEASED, null, Cents.ZERO);
    assertThat(payments.move(released, State.HELD)).isTrue();
    assertThat(payments.holdOfIntent("pi_" + held.id())).contains(to(held, State.RELEASED));
  }

  @Test
  void ofManyMovesAtOnceOneHappens() throws Exception {
    var held = sample.held(ann);
    var moved = AtOnce.times(20, () -> payments.move(to(held, State.SETTLING), State.HELD));
    assertThat(moved).filteredOn(Boolean::booleanValue).hasSize(1);
  }

  @Test
  void aHoldBoundToACallMeanwhileIsNotMovedByWhoeverSawItUnbound() {
    var held = sample.held(ann);
    var call = sample.call(held);
    new PostgresCalls(database, Sample.PHONES).begin(call, held);
    assertThat(payments.move(to(held, State.SETTLING), State.HELD)).isFalse();
    var bound = payments.holdOfCall(call.id()).orElseThrow();
    assertThat(bound.state()).isEqualTo(State.HELD);
    assertThat(payments.move(to(bound, State.RELEASED), State.HELD)).isTrue();
    assertThat(payments.holdOfCall(call.id()).map(Hold::callId)).contains(call.id());
  }

  @Test
  void theUnfinishedAreThoseNobodyWorksOn() {
    var requested = Sample.hold(ann, State.REQUESTED, null);
    payments.add(requested);
    var settling = sample.held(ann);
    payments.move(to(settling, State.SETTLING), State.HELD);
    var unused = sample.held(ann);
    var bound = sample.held(ann);
    new PostgresCalls(database, Sample.PHONES).begin(sample.call(bound), bound);
    var done = sample.held(ann);
    payments.move(to(done, State.RELEASED), State.HELD);
    touched(requested, Sample.NOW.minusSeconds(2));
    touched(settling, Sample.NOW.minusSeconds(3));
    touched(bound, Sample.NOW.minusSeconds(99_999));
    touched(done, Sample.NOW.minusSeconds(99_999));
    touched(unused, Sample.NOW.minus(PostgresPayments.UNUSED));
    assertThat(unfinished(10)).containsExactly(settling.id(), requested.id());
    touched(unused, Sample.NOW.minus(PostgresPayments.UNUSED).minusMillis(1));
    assertThat(unfinished(10)).containsExactly(unused.id(), settling.id(), requested.id());
    assertThat(unfinished(1)).containsExactly(unused.id());
  }

  @Test
  void anIntentPaysOnce() {
    var first = sample.held(ann);
    var second = sample.held(ann);
    var stolen = Sample.moved(second, State.HELD, "pi_" + first.id(), Cents.ZERO);
    assertThatExceptionOfType(Duplicate.class)
        .isThrownBy(() -> payments.move(stolen, State.HELD))
        .satisfies(e -> assertThat(e.constraint()).isEqualTo("payments_intent_id_key"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state = 'LOST'",
        "due = -1",
        "due = amount + 1",
        "captured = amount + 1",
        "minutes = 31",
        "amount = 64"
      })
  void whatCannotBeIsRefused(String change) {
    var held = sample.held(ann);
    assertThatExceptionOfType(DbClientException.class)
        .isThrownBy(() -> database.transaction(sql -> sql.dml("UPDATE payments SET " + change)));
    assertThat(payments.holdOfIntent("pi_" + held.id())).contains(held);
  }

  private List<UUID> unfinished(int limit) {
    return payments.unfinished(Sample.NOW, limit).stream().map(Hold::id).toList();
  }

  private void touched(Hold hold, Instant at) {
    database.transaction(sql ->
        sql.createUpdate("UPDATE payments SET updated_at = :at WHERE id = :id")
            .addParam("at", Columns.timestamp(at))
            .addParam("id", hold.id())
            .execute());
  }

  private static Hold to(Hold hold, State state) {
    return Sample.moved(hold, state, hold.intentId(), Cents.ZERO);
  }

  private static Card card(String id, int expires, boolean isDefault) {
    return new Card(id, "card", "4242", "visa", 12, expires, isDefault);
  }
}
