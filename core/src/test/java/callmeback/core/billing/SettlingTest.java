package callmeback.core.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.billing.Authorisation.Standing;
import callmeback.core.billing.Hold.State;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How holds end when providers and banks do not do what they are asked.
@Tag("unit")
final class SettlingTest {
  private static final Minutes FIVE = new Minutes(5);
  private static final Problem DOWN = new Problem.Unavailable(Duration.ofSeconds(1));
  private static final Problem REFUSED =
      new Problem.CardRefused(Problem.CardRefused.Reason.DECLINED);

  private final Till till = new Till();

  @Test
  void aCaptureTheBankRefusesLeavesNothingHeld() {
    var callId = till.endedCall(till.billing.hold(till.ann, FIVE), Cents.of(105));
    till.bank.failNext(REFUSED);

    assertThat(till.billing.settle(callId)).isTrue();

    assertThat(till.bank.held()).isEqualTo(Cents.ZERO);
    assertThat(till.state()).isEqualTo(State.RELEASED);
    assertThat(till.billing.holdOfCall(callId).orElseThrow().captured()).isEqualTo(Cents.ZERO);
  }

  @Test
  void aReleaseThatFailsAfterARefusedCaptureIsTriedAgain() {
    var callId = till.endedCall(till.billing.hold(till.ann, FIVE), Cents.of(105));
    till.bank.failNext(REFUSED);
    till.bank.failNext(DOWN);

    assertThat(till.billing.settle(callId)).isFalse();
    assertThat(till.state()).isEqualTo(State.SETTLING);
    assertThat(till.sweep()).isEqualTo(1);
    assertThat(till.bank.held()).isEqualTo(Cents.ZERO);
  }

  @Test
  void aHoldThatExpiredBeforeItWasCapturedIsNotChargedAgain() {
    var granted = till.billing.hold(till.ann, FIVE);
    var callId = till.endedCall(granted, Cents.of(105));
    till.bank.turn(granted.intentId(), Standing.CANCELED);

    assertThat(till.billing.settle(callId)).isTrue();

    var hold = till.billing.holdOfCall(callId).orElseThrow();
    assertThat(hold.state()).isEqualTo(State.RELEASED);
    assertThat(hold.due()).isEqualTo(Cents.of(105));
    assertThat(hold.captured()).isEqualTo(Cents.ZERO);
    assertThat(till.store.holds()).hasSize(1);
  }

  @Test
  void aHoldThatWasNeverPlacedIsNotPlacedToBeReleased() {
    till.bank.failNext(DOWN);
    lost();
    var asked = till.bank.asked;

    assertThat(till.sweep()).isEqualTo(1);

    assertThat(till.bank.asked).isEqualTo(asked);
    assertThat(till.state()).isEqualTo(State.RELEASED);
    assertThat(till.bank.done).isEmpty();
  }

  @Test
  void aHoldWhoseAnswerWasLostIsLookedUpAndReleased() {
    till.bank.loseNextAnswer();
    lost();
    assertThat(till.bank.held()).isEqualTo(Cents.of(225));

    assertThat(till.sweep()).isEqualTo(1);

    assertThat(till.bank.held()).isEqualTo(Cents.ZERO);
    assertThat(till.state()).isEqualTo(State.RELEASED);
  }

  @Test
  void aLostHoldThatIsGoneByNowDoesNotComeBack() {
    till.bank.loseNextAnswer();
    lost();
    till.bank.turn("pi_1", Standing.CANCELED);
    till.bank.done.clear();

    assertThat(till.sweep()).isEqualTo(1);

    assertThat(till.state()).isEqualTo(State.RELEASED);
    assertThat(till.bank.done).noneMatch(step -> step.startsWith("release"));
  }

  private void lost() {
    assertThatThrownBy(() -> till.billing.hold(till.ann, FIVE))
        .isInstanceOf(ProblemException.class);
    assertThat(till.state()).isEqualTo(State.REQUESTED);
  }
}
