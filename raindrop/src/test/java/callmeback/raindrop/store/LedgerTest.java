package callmeback.raindrop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmeback.core.billing.Cents;
import callmeback.core.billing.Hold;
import callmeback.core.billing.Hold.State;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.TemporaryDatabase;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever changes a hold, the ledger says so in the same transaction.
@Tag("wire")
@Timeout(60)
@ExtendWith(TemporaryDatabase.class)
final class LedgerTest {
  private final Database database;
  private final PostgresPayments payments;
  private final Sample sample;

  LedgerTest(Database database) {
    this.database = database;
    this.payments = new PostgresPayments(database);
    this.sample = new Sample(database);
    database.transaction(sql -> sql.dml("TRUNCATE users, payments CASCADE"));
  }

  @Test
  void aCallThatWasTalkedIsHeldCapturedAndReleased() {
    var hold = sample.held(sample.user());
    owe(hold, 65);
    move(hold, State.HELD, State.SETTLING, 0);
    move(hold, State.SETTLING, State.CAPTURED, 65);
    assertThat(lines(hold)).containsExactly("HOLD 225", "CAPTURE 65", "RELEASE 160");
  }

  @Test
  void aCallThatReachedNobodyIsHeldAndReleased() {
    var hold = sample.held(sample.user());
    move(hold, State.HELD, State.SETTLING, 0);
    move(hold, State.SETTLING, State.RELEASED, 0);
    assertThat(lines(hold)).containsExactly("HOLD 225", "RELEASE 225");
  }

  @Test
  void aHoldThatWasGoneBeforeItWasCapturedIsALoss() {
    var hold = sample.held(sample.user());
    owe(hold, 105);
    move(hold, State.HELD, State.SETTLING, 0);
    move(hold, State.SETTLING, State.RELEASED, 0);
    assertThat(lines(hold)).containsExactly("HOLD 225", "RELEASE 225", "LOSS 105");
  }

  @Test
  void aCardThatWasRefusedIsNotedWithoutMoney() {
    var asked = Sample.hold(sample.user(), State.REQUESTED, null);
    payments.add(asked);
    move(asked, State.REQUESTED, State.REFUSED, 0);
    assertThat(lines(asked)).containsExactly("REFUSAL 0");
  }

  @Test
  void aChangeThatIsNotMadeIsNotWritten() {
    var hold = sample.held(sample.user());
    move(hold, State.SETTLING, State.CAPTURED, 65);
    assertThat(lines(hold)).containsExactly("HOLD 225");
  }

  @Test
  void nobodyRewritesIt() {
    sample.held(sample.user());
    assertThatThrownBy(() -> database.transaction(sql -> sql.dml("UPDATE ledger SET amount = 0")))
        .hasStackTraceContaining("only added to");
    assertThatThrownBy(() -> database.transaction(sql -> sql.dml("DELETE FROM ledger")))
        .hasStackTraceContaining("only added to");
  }

  /// After any walk through the states, what is in the ledger is what is in the holds.
  @ParameterizedTest
  @ValueSource(longs = {1, 7, 42, 1_000, 20_261_121})
  void itAddsUpAfterAnyHistory(long seed) {
    var random = new Random(seed);
    var hold = sample.held(sample.user());
    for (var step = 0; step < 30; step++) {
      var from = State.values()[random.nextInt(State.values().length)];
      var to = State.values()[random.nextInt(State.values().length)];
      if (from.ordinal() <= to.ordinal()) {
        move(hold, from, to, to == State.CAPTURED ? 65 * random.nextInt(1, 4) : 0);
      }
    }
    var now = payments.holdOfIntent(String.valueOf(hold.intentId())).orElseThrow();
    var held = now.state() == State.HELD || now.state() == State.SETTLING ? 225L : 0L;
    assertThat(sum(hold, "HOLD") - sum(hold, "CAPTURE") - sum(hold, "RELEASE"))
        .as("seed %d, now %s", seed, now.state())
        .isEqualTo(held);
    assertThat(sum(hold, "CAPTURE")).isEqualTo(now.captured().value());
  }

  @Test
  void whatCannotBeSettledComesLaterAndLater() {
    var hold = sample.held(sample.user());
    move(hold, State.HELD, State.SETTLING, 0);
    assertThat(due(hold)).isTrue();
    payments.postpone(hold.id());
    assertThat(due(hold)).isFalse();
    var waits =
        List.of(wait(hold), again(hold), again(hold), again(hold)).stream().sorted().toList();
    assertThat(waits.getLast()).isGreaterThan(3 * waits.getFirst());
    for (var times = 0; times < 30; times++) {
      payments.postpone(hold.id());
    }
    assertThat(wait(hold)).isBetween(11 * 60.0, 19 * 60.0);
  }

  private double again(Hold hold) {
    payments.postpone(hold.id());
    return wait(hold);
  }

  private double wait(Hold hold) {
    return database.transaction(sql ->
        sql.createGet(
                """
                SELECT extract(epoch FROM next_attempt_at - now()) AS seconds FROM payments WHERE id = :id
                """)
            .addParam("id", hold.id())
            .execute()
            .map(row -> row.column("seconds").get(Number.class).doubleValue())
            .orElseThrow());
  }

  private boolean due(Hold hold) {
    return payments.unfinished(java.time.Instant.now().plusSeconds(60), 1_000).stream()
        .anyMatch(each -> each.id().equals(hold.id()));
  }

  private void owe(Hold hold, long cents) {
    database.transaction(sql ->
        sql.createUpdate("UPDATE payments SET due = :due WHERE id = :id")
            .addParam("due", cents)
            .addParam("id", hold.id())
            .execute());
  }

  private void move(Hold hold, State from, State to, long captured) {
    payments.move(Sample.moved(hold, to, hold.intentId(), Cents.of(captured)), from);
  }

  private List<String> lines(Hold hold) {
    return database.transaction(sql ->
        sql.createQuery("SELECT kind, amount FROM ledger WHERE payment_id = :id ORDER BY entry")
            .addParam("id", hold.id())
            .execute()
            .map(row -> Rows.text(row, "kind") + " " + Rows.number(row, "amount"))
            .toList());
  }

  private long sum(Hold hold, String kind) {
    UUID id = hold.id();
    return database.transaction(sql ->
        sql.createGet(
                """
                SELECT coalesce(sum(amount), 0) AS total FROM ledger
                 WHERE payment_id = :id AND kind = :kind
                """)
            .addParam("id", id)
            .addParam("kind", kind)
            .execute()
            .map(row -> Rows.number(row, "total"))
            .orElseThrow());
  }
}
