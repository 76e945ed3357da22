package callmeback.core.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.PhoneNumber;
import callmeback.core.billing.Authorisation.Standing;
import callmeback.core.billing.Cents;
import callmeback.core.billing.Hold;
import callmeback.core.call.Progress.Phase;
import callmeback.core.call.Telephony.Dialling;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class CallsTest {
  private final Exchange exchange = new Exchange();
  private final Calls calls = exchange.calls;

  private static Problem problem(ThrowingCallable attempt) {
    return assertThatExceptionOfType(ProblemException.class).isThrownBy(attempt).actual().problem();
  }

  private void nothingWasDialled() {
    assertThat(exchange.phones.dialled).isEmpty();
    assertThat(exchange.store.all()).isEmpty();
  }

  @Test
  void aCallIsWrittenDownBoundToItsHoldAndDialledOnce() {
    var call = exchange.place();

    assertThat(call.status()).isEqualTo(CallStatus.INITIATED);
    assertThat(call.sid()).isEqualTo("CA1");
    assertThat(exchange.phones.dialled).containsExactly(call.id());
    assertThat(exchange.till.billing.holdOfCall(call.id()))
        .map(Hold::state)
        .contains(Hold.State.HELD);
  }

  @Test
  void aNumberNotProvedToBeOnesOwnIsNotCalled() {
    var order =
        new CallOrder(
            new PhoneNumber("+14155550124"), exchange.coach.id(), exchange.hold().intentId());

    assertThat(problem(() -> calls.place(exchange.till.ann, order)))
        .isEqualTo(new Problem.PhoneUnverified());
    nothingWasDialled();
  }

  @Test
  void somebodyElsesPrivatePersonaAndAnUnknownOneCannotCall() {
    for (var persona : List.of(exchange.bosSecret.id(), UUID.randomUUID())) {
      var order = new CallOrder(Exchange.ANNS_PHONE, persona, exchange.hold().intentId());
      assertThat(problem(() -> calls.place(exchange.till.ann, order)))
          .isInstanceOf(Problem.PersonaUnusable.class);
    }
    nothingWasDialled();
  }

  @Test
  void anUnknownOrUnconfirmedPaymentPaysForNothing() {
    var unknown = new CallOrder(Exchange.ANNS_PHONE, exchange.coach.id(), "pi_unknown");
    assertThat(problem(() -> calls.place(exchange.till.ann, unknown)))
        .isInstanceOf(Problem.HoldUnusable.class);

    exchange.till.bank.standing = Standing.NEEDS_CONFIRMATION;

    assertThat(problem(exchange::place)).isEqualTo(new Problem.HoldUnauthorised());
    nothingWasDialled();
  }

  @Test
  void whileOneCallIsLiveNoOtherIsDialled() {
    var first = exchange.place();

    assertThat(problem(exchange::place)).isEqualTo(new Problem.CallInProgress());

    assertThat(exchange.phones.dialled).containsExactly(first.id());
    assertThat(exchange.store.all()).containsExactly(first);
  }

  @Test
  void whoWantsNotToBeCalledIsNotAndNoMoneyIsBound() {
    var order = exchange.order();
    exchange.records.suppress(Exchange.ANNS_PHONE, exchange.till.clock.instant());

    assertThat(problem(() -> calls.place(exchange.till.ann, order)))
        .isInstanceOf(Problem.Forbidden.class);
    assertThat(exchange.till.store.holds().getLast().callId()).isNull();
    nothingWasDialled();
  }

  @Test
  void whileCallingIsSwitchedOffNothingIsBoundOrDialled() {
    var order = exchange.order();
    exchange.records.switchOff(true);

    assertThat(problem(() -> calls.place(exchange.till.ann, order)))
        .isInstanceOf(Problem.Unavailable.class);
    assertThat(exchange.till.store.holds().getLast().callId()).isNull();
    nothingWasDialled();
  }

  @Test
  void aPaymentPaysForOneCallOnly() {
    var order = exchange.order();
    exchange.report(calls.place(exchange.till.ann, order), Phase.BUSY, 0);

    assertThat(problem(() -> calls.place(exchange.till.ann, order)))
        .isInstanceOf(Problem.HoldUnusable.class);
    assertThat(exchange.phones.dialled).hasSize(1);
  }

  @Test
  void aRefusedDialReleasesTheMoneyAndSaysWhy() {
    var refusal = new Problem.ProviderFailed(Problem.ProviderFailed.Provider.TELEPHONY);
    exchange.phones.next = new Dialling.Refused(refusal);

    assertThat(problem(exchange::place)).isEqualTo(refusal);

    var call = exchange.store.all().getFirst();
    assertThat(call.status()).isEqualTo(CallStatus.FAILED);
    assertThat(call.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(exchange.till.bank.held()).isEqualTo(Cents.ZERO);
    assertThat(exchange.till.state()).isEqualTo(Hold.State.RELEASED);
  }

  @Test
  void anUnclearDialIsNotRepeatedAndKeepsItsMoney() {
    exchange.phones.next = new Dialling.Unclear();

    var call = exchange.place();

    assertThat(call.sid()).isNull();
    assertThat(call.status()).isEqualTo(CallStatus.INITIATED);
    assertThat(exchange.phones.dialled).hasSize(1);
    assertThat(exchange.till.bank.held()).isEqualTo(Cents.of(225));
  }

  @Test
  void aReportThatOvertakesTheAnswerToDiallingIsSeenInTheResult() {
    exchange.phones.whileDialling =
        id -> exchange.report(exchange.store.find(id).orElseThrow(), Phase.ANSWERED, 0);

    var call = exchange.place();

    assertThat(call.status()).isEqualTo(CallStatus.IN_PROGRESS);
    assertThat(call.sid()).isEqualTo("CA1");
    assertThat(exchange.phones.hungUp).isEmpty();
  }

  @Test
  void peopleSeeOnlyTheirOwnCalls() {
    var call = exchange.place();
    var bo = exchange.till.bo;

    assertThat(problem(() -> calls.get(bo, call.id())))
        .isEqualTo(problem(() -> calls.get(exchange.till.ann, UUID.randomUUID())))
        .isEqualTo(new Problem.NotFound("call"));
    assertThat(problem(() -> calls.hangUp(bo, call.id()))).isEqualTo(new Problem.NotFound("call"));
    assertThat(exchange.phones.hungUp).isEmpty();
  }

  @Test
  void hangingUpALiveCallReachesTheTelephoneCompany() {
    var call = exchange.place();

    calls.hangUp(exchange.till.ann, call.id());

    assertThat(exchange.phones.hungUp).containsExactly("CA1");
  }

  @Test
  void hangingUpAnEndedCallChangesNothing() {
    var call = exchange.place();
    exchange.report(call, Phase.NO_ANSWER, 0);

    var same = calls.hangUp(exchange.till.ann, call.id());

    assertThat(same.outcome()).isEqualTo(Outcome.NO_ANSWER);
    assertThat(exchange.phones.hungUp).isEmpty();
  }

  @Test
  void theReceiptShowsEveryCentsWay() {
    var call = exchange.place();
    assertThat(calls.receipt(call))
        .isEqualTo(new Receipt(Cents.of(225), Cents.ZERO, Cents.ZERO, Cents.ZERO, Map.of()));

    exchange.report(call, Phase.ANSWERED, 0);
    exchange.live.heard(call.id());
    exchange.report(call, Phase.COMPLETED, 61);
    exchange.live.conversed(exchange.now(call), Map.of("voice", 1200L));

    assertThat(calls.receipt(call))
        .isEqualTo(
            new Receipt(
                Cents.of(225), Cents.of(105), Cents.of(120), Cents.ZERO, Map.of("voice", 1200L)));
  }
}
