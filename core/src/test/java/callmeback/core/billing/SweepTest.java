package callmeback.core.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import callmeback.core.Problem;
import callmeback.core.Problem.CardRefused.Reason;
import callmeback.core.ProblemException;
import callmeback.core.billing.Hold.State;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("unit")
final class SweepTest {
  private static final Minutes FIVE = new Minutes(5);
  private static final Problem DOWN = new Problem.Unavailable(Duration.ofSeconds(1));

  private final Till till = new Till();

  private static Problem problem(ThrowingCallable attempt) {
    return assertThatExceptionOfType(ProblemException.class).isThrownBy(attempt).actual().problem();
  }

  static List<Problem> refusals() {
    return List.of(
        new Problem.CardRefused(Reason.DECLINED),
        new Problem.ProviderFailed(Problem.ProviderFailed.Provider.PAYMENTS),
        Problem.Invalid.field("payment_method_id", "is not known"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aRefusedHoldIsOverAtOnce(Problem refusal) {
    till.bank.failNext(refusal);

    assertThat(problem(() -> till.billing.hold(till.ann, FIVE))).isEqualTo(refusal);

    assertThat(till.state()).isEqualTo(State.REFUSED);
    assertThat(till.sweep()).isZero();
    assertThat(till.bank.done).isEmpty();
  }

  @Test
  void aHoldWhoseAnswerWasLostIsFoundAgainAndReleased() {
    till.bank.loseNextAnswer();
    assertThat(problem(() -> till.billing.hold(till.ann, FIVE))).isEqualTo(DOWN);
    assertThat(till.state()).isEqualTo(State.REQUESTED);
    assertThat(till.bank.held()).isEqualTo(Cents.of(225));

    assertThat(till.sweep()).isEqualTo(1);

    var key = "cmb:%s:".formatted(till.store.holds().getFirst().id());
    assertThat(till.bank.done)
        .containsExactly("hold " + key + "hold", "release " + key + "release");
    assertThat(till.bank.held()).isEqualTo(Cents.ZERO);
    assertThat(till.state()).isEqualTo(State.RELEASED);
    assertThat(till.sweep()).isZero();
  }

  @Test
  void theSweepComesBackWhileTheProviderIsDown() {
    till.bank.failNext(DOWN);
    assertThat(problem(() -> till.billing.hold(till.ann, FIVE))).isEqualTo(DOWN);
    till.bank.failNext(DOWN);

    assertThat(till.sweep()).isZero();
    assertThat(till.state()).isEqualTo(State.REQUESTED);
    assertThat(till.sweep()).isEqualTo(1);
    assertThat(till.state()).isEqualTo(State.RELEASED);
    assertThat(till.bank.held()).isEqualTo(Cents.ZERO);
  }

  @Test
  void theSweepLeavesFreshHoldsAndOnesThatPayForACallAlone() {
    var used = till.billing.hold(till.ann, FIVE);
    assertThat(till.store.bind(used.hold().id(), UUID.randomUUID())).isTrue();
    till.clock.pass(Duration.ofMinutes(5));
    till.billing.hold(till.ann, FIVE);

    assertThat(till.billing.sweep(till.clock.instant().minusSeconds(60), 10)).isZero();
    assertThat(till.bank.held()).isEqualTo(Cents.of(450));
  }

  @Test
  void aHoldNobodyUsedIsReleased() {
    till.billing.hold(till.ann, FIVE);

    assertThat(till.sweep()).isEqualTo(1);
    assertThat(till.bank.held()).isEqualTo(Cents.ZERO);
    assertThat(till.state()).isEqualTo(State.RELEASED);
  }

  @Test
  void aCaptureWhoseAnswerWasLostIsNotRepeatedAtTheCardsExpense() {
    var callId = till.endedCall(till.billing.hold(till.ann, FIVE), Cents.of(105));
    till.bank.done.clear();
    till.bank.loseNextAnswer();

    assertThat(till.billing.settle(callId)).isFalse();
    assertThat(till.state()).isEqualTo(State.SETTLING);
    assertThat(till.sweep()).isEqualTo(1);

    assertThat(till.bank.done).hasSize(1);
    assertThat(till.billing.holdOfCall(callId).orElseThrow().captured()).isEqualTo(Cents.of(105));
  }
}
