package callmeback.core.quote;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.Problem;
import callmeback.core.billing.Cents;
import callmeback.core.billing.Minutes;
import callmeback.core.schedule.ScheduledCall;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Money for calls that come later, and for none yet.
@Tag("unit")
final class SpendingLaterTest {
  private static final Consent YES = new Consent.Now(_ -> true);

  private final Counter counter = new Counter();
  private final Instant evening = counter.exchange.till.clock.instant().plus(Duration.ofHours(2));

  private Spent schedule(Instant at, Consent consent) {
    return counter.spending.schedule(
        counter.ann,
        new CallRequest(counter.quote(), null),
        at,
        new Approach("evening-1", consent, false));
  }

  @Test
  void aCallIsScheduledAfterItsOwnerSaidYesToItsTime() {
    assertThat(schedule(evening, new Consent.ByToken(null)))
        .isInstanceOfSatisfying(
            Spent.Asked.class,
            asked ->
                assertThat(asked.question())
                    .startsWith("Call +1 •••• 0123 as Coach on 2 March 2026, 20:00 UTC for up to"));
    counter.nothingWasHeldOrDialled();

    assertThat(schedule(evening, YES))
        .isInstanceOfSatisfying(
            Spent.Done.class,
            done ->
                assertThat(counter.schedules.find(done.result()).map(ScheduledCall::at))
                    .contains(evening));
    assertThat(counter.exchange.till.bank.held()).isEqualTo(Cents.of(425));
  }

  @Test
  void aTimeThatCannotBeIsRefusedBeforeAnybodyIsAsked() {
    assertThat(Counter.problem(() -> schedule(evening.minus(Duration.ofHours(2)), YES)))
        .isInstanceOf(Problem.Invalid.class);
    counter.nothingWasHeldOrDialled();
  }

  @Test
  void whatWasHeldForNothingCanBeGivenBack() {
    var done = (Spent.Done) hold();
    assertThat(counter.exchange.till.bank.held()).isEqualTo(Cents.of(225));

    assertThat(counter.spending.release(counter.ann, done.paymentId())).isTrue();
    assertThat(counter.exchange.till.bank.held()).isEqualTo(Cents.ZERO);
    assertThat(counter.spending.release(counter.ann, done.paymentId())).isTrue();
  }

  @Test
  void whatPaysForACallOrIsSomebodyElsesIsNotGivenBack() {
    var scheduled = (Spent.Done) schedule(evening, YES);
    var placed = counter.placed(counter.quote(), "dinner-1");
    var held = (Spent.Done) hold();

    for (var payment : new String[] {scheduled.paymentId(), placed.paymentId(), "pi_none"}) {
      assertThat(Counter.problem(() -> counter.spending.release(counter.ann, payment)))
          .as(payment)
          .isInstanceOf(Problem.HoldUnusable.class);
    }
    assertThat(
            Counter.problem(
                () -> counter.spending.release(counter.exchange.till.bo, held.paymentId())))
        .isInstanceOf(Problem.HoldUnusable.class);
    assertThat(counter.exchange.till.bank.held()).isEqualTo(Cents.of(425 + 425 + 225));
  }

  private Spent hold() {
    return counter.spending.hold(
        counter.ann, new Minutes(5), new Approach("hold-key-1", YES, false));
  }
}
