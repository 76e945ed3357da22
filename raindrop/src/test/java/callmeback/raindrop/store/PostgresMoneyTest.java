package callmeback.raindrop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.billing.Cents;
import callmeback.core.billing.Discrepancy;
import callmeback.core.billing.Hold;
import callmeback.core.billing.Hold.State;
import callmeback.core.billing.LedgerEntry;
import callmeback.core.billing.Minutes;
import callmeback.core.billing.SpendCaps;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.TemporaryDatabase;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Limits, disputes, refunds and discrepancies.
@Tag("wire")
@Timeout(60)
@ExtendWith(TemporaryDatabase.class)
final class PostgresMoneyTest {
  private final Database database;
  private final PostgresPayments payments;
  private final PostgresSpending spending;
  private final PostgresBooks books;
  private final Sample sample;
  private final UUID ann;

  PostgresMoneyTest(Database database) {
    this.database = database;
    this.payments = new PostgresPayments(database);
    this.spending = new PostgresSpending(database);
    this.books = new PostgresBooks(database);
    this.sample = new Sample(database);
    database.transaction(sql -> sql.dml("TRUNCATE users, payments, discrepancies CASCADE"));
    this.ann = sample.user();
  }

  @Test
  void nobodyHasALimitUntilTheySetOne() {
    assertThat(spending.caps(ann)).isEqualTo(SpendCaps.NONE);
    var caps = new SpendCaps(Cents.of(500), null);
    spending.caps(ann, caps);
    assertThat(spending.caps(ann)).isEqualTo(caps);
    spending.caps(ann, SpendCaps.NONE);
    assertThat(spending.caps(ann)).isEqualTo(SpendCaps.NONE);
  }

  @Test
  void whatIsHeldCountsAndWhatWasReleasedDoesNot() {
    spending.caps(ann, new SpendCaps(Cents.of(450), null));
    var first = hold(State.REQUESTED);
    payments.add(first);
    payments.add(hold(State.REQUESTED));
    refused(hold(State.REQUESTED));
    payments.move(Sample.moved(first, State.RELEASED, null, Cents.ZERO), State.REQUESTED);
    assertThat(spending.spent(ann).today()).isEqualTo(Cents.of(225));
    payments.add(hold(State.REQUESTED));
    refused(hold(State.REQUESTED));
  }

  @Test
  void twoHoldsAtOnceCannotPassWhereOnlyOneMay() throws InterruptedException {
    spending.caps(ann, new SpendCaps(null, Cents.of(225)));
    var threads =
        List.of(1, 2, 3, 4).stream()
            .map(_ -> Thread.ofVirtual().unstarted(() -> tried(hold(State.REQUESTED))))
            .toList();
    threads.forEach(Thread::start);
    for (var thread : threads) {
      thread.join();
    }
    assertThat(spending.spent(ann).thisMonth()).isEqualTo(Cents.of(225));
  }

  @Test
  void whileAPaymentIsDisputedNothingMoreIsHeld() {
    var taken = captured(105);
    books.afterwards(taken.id(), Cents.ZERO, true);
    books.afterwards(taken.id(), Cents.ZERO, true);
    refused(hold(State.REQUESTED));
    books.afterwards(taken.id(), Cents.of(40), false);
    payments.add(hold(State.REQUESTED));
    assertThat(ledger(taken))
        .containsExactly(
            "HOLD 225",
            "CAPTURE 105",
            "RELEASE 120",
            "DISPUTE 105",
            "REFUND 40",
            "DISPUTE_OVER 105");
  }

  @Test
  void aHoldThatWasNeverConfirmedHasNothingToGiveBack() {
    var asked = hold(State.REQUESTED);
    payments.add(asked);
    var intent = "pi_" + asked.id();
    payments.move(Sample.moved(asked, State.UNAUTHORISED, intent, Cents.ZERO), State.REQUESTED);
    payments.move(Sample.moved(asked, State.SETTLING, intent, Cents.ZERO), State.UNAUTHORISED);
    payments.move(Sample.moved(asked, State.RELEASED, intent, Cents.ZERO), State.SETTLING);
    assertThat(ledger(asked)).isEmpty();
  }

  @Test
  void aDiscrepancyIsKeptOnceAndStaysSettled() {
    var open = new Discrepancy("pi_1", Discrepancy.Kind.AMOUNT, null, Cents.ZERO, Cents.of(65));
    books.record(open, false);
    books.record(open, false);
    assertThat(books.discrepancies()).isEqualTo(1);
    books.record(open, true);
    books.record(open, false);
    assertThat(books.discrepancies()).isZero();
  }

  @Test
  void aHoldIsFoundByItsIntentOrByItself() {
    var held = sample.held(ann);
    var intent = String.valueOf(held.intentId());
    assertThat(books.hold(intent, null)).map(Hold::id).contains(held.id());
    assertThat(books.hold("pi_other", held.id())).map(Hold::id).contains(held.id());
    assertThat(books.hold("pi_other", null)).isEmpty();
  }

  @Test
  void whatWaitsToBeSettledIsNamed() {
    var held = sample.held(ann);
    payments.move(Sample.moved(held, State.SETTLING, held.intentId(), Cents.ZERO), State.HELD);
    assertThat(books.overdue(Instant.now().plusSeconds(60), 5)).containsExactly(held.id());
    assertThat(books.overdue(Instant.now().minusSeconds(60), 5)).isEmpty();
  }

  private Hold captured(long cents) {
    var held = sample.held(ann);
    database.transaction(
        sql -> sql.dml("UPDATE payments SET call_id = gen_random_uuid() WHERE state = 'HELD'"));
    var bound = payments.holdOfIntent(String.valueOf(held.intentId())).orElseThrow();
    payments.move(
        Sample.moved(bound, State.CAPTURED, bound.intentId(), Cents.of(cents)), State.HELD);
    return bound;
  }

  private List<String> ledger(Hold hold) {
    var callId = UUID.randomUUID();
    database.transaction(sql ->
        sql.createUpdate("UPDATE payments SET call_id = coalesce(call_id, :call) WHERE id = :id")
            .addParam("call", callId)
            .addParam("id", hold.id())
            .execute());
    var bound = hold.callId() == null ? callId : hold.callId();
    return books.ofCall(bound).stream().map(PostgresMoneyTest::text).toList();
  }

  private static String text(LedgerEntry entry) {
    return entry.kind() + " " + entry.amount().value();
  }

  private Hold hold(State state) {
    return new Hold(
        UUID.randomUUID(),
        ann,
        new Minutes(5),
        Cents.of(225),
        state,
        null,
        null,
        Cents.ZERO,
        Cents.ZERO,
        Instant.now(),
        null,
        null);
  }

  private void refused(Hold hold) {
    assertThatThrownBy(() -> payments.add(hold))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem()).isInstanceOf(Problem.SpendingStopped.class));
  }

  private void tried(Hold hold) {
    try {
      payments.add(hold);
    } catch (ProblemException e) {
      assertThat(e.problem()).isInstanceOf(Problem.SpendingStopped.class);
    }
  }
}
