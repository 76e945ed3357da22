package callmeback.core.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.billing.Cents;
import callmeback.core.billing.Hold;
import callmeback.core.call.Progress.Phase;
import callmeback.core.call.Telephony.Dialling;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class LiveCallsTest {
  private final Exchange exchange = new Exchange();
  private final LiveCalls live = exchange.live;

  private Call talking() {
    var call = exchange.place();
    exchange.report(call, Phase.ANSWERED, 0);
    live.heard(call.id());
    return exchange.now(call);
  }

  private Call unclear() {
    exchange.phones.next = new Dialling.Unclear();
    return exchange.place();
  }

  private Progress progress(String sid, Phase phase, int seconds) {
    return new Progress(sid, phase, seconds, exchange.till.clock.instant());
  }

  private void reconcileLater() {
    exchange.till.clock.pass(LiveCalls.SILENCE.plusSeconds(1));
    live.reconcile(10);
  }

  @Test
  void aConversationIsChargedItsStartedMinutesOnceHoweverOftenItsEndIsReported() {
    var call = talking();
    exchange.till.bank.done.clear();

    for (var i = 0; i < 3; i++) {
      exchange.report(call, Phase.COMPLETED, 61);
    }
    exchange.report(call, Phase.ANSWERED, 0);
    exchange.report(call, Phase.BUSY, 0);

    var ended = exchange.now(call);
    assertThat(ended.status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(ended.cost()).isEqualTo(Cents.of(105));
    assertThat(exchange.store.endings).hasSize(1);
    assertThat(exchange.till.bank.done).hasSize(1).first().asString().startsWith("capture $1.05");
  }

  @Test
  void reportsHandledAtTheSameTimeEndACallOnce() {
    var call = talking();

    live.report(call, progress("CA1", Phase.COMPLETED, 61));
    live.report(call, progress("CA1", Phase.FAILED, 0));

    assertThat(exchange.store.endings).hasSize(1);
    assertThat(exchange.now(call).outcome()).isEqualTo(Outcome.TALKED);
  }

  @Test
  void voicemailIsHungUpAndFree() {
    var call = exchange.place();
    exchange.report(call, Phase.ANSWERED, 0);

    exchange.report(call, Phase.VOICEMAIL, 0);
    exchange.report(call, Phase.COMPLETED, 12);

    assertThat(exchange.phones.hungUp).containsExactly("CA1");
    assertThat(exchange.now(call).outcome()).isEqualTo(Outcome.VOICEMAIL);
    assertThat(exchange.till.state()).isEqualTo(Hold.State.RELEASED);
    assertThat(exchange.till.bank.held()).isEqualTo(Cents.ZERO);
  }

  @Test
  void aSecondPhoneCallForTheSameCallIsHungUpAndTheFirstGoesOn() {
    var call = talking();

    exchange.report(call, "CA2", Phase.ANSWERED, 0);
    exchange.report(call, "CA2", Phase.COMPLETED, 90);

    assertThat(exchange.phones.hungUp).containsOnly("CA2");
    assertThat(exchange.now(call)).isEqualTo(call);
  }

  @Test
  void theFirstReportOfAnUnclearDialBindsItsLine() {
    var call = unclear();

    exchange.report(call, "CA7", Phase.RINGING, 0);

    assertThat(exchange.now(call).sid()).isEqualTo("CA7");
    assertThat(live.findBySid("CA7")).map(Call::id).contains(call.id());
  }

  @Test
  void anEndWhoseReportWasLostIsFoundInTheBooks() {
    var call = talking();
    exchange.phones.books.put("CA1", progress("CA1", Phase.COMPLETED, 130));

    reconcileLater();

    assertThat(exchange.now(call).cost()).isEqualTo(Cents.of(145));
  }

  @Test
  void aPersonaHeardWhileTheBooksAreConsultedIsCharged() {
    var call = exchange.place();
    exchange.phones.books.put("CA1", progress("CA1", Phase.COMPLETED, 20));
    exchange.phones.whileLooking = () -> live.heard(call.id());

    reconcileLater();

    assertThat(exchange.now(call).outcome()).isEqualTo(Outcome.TALKED);
    assertThat(exchange.now(call).cost()).isEqualTo(Cents.of(65));
  }

  @Test
  void theContextTellsWhoTheTwoAreAndHowLongIsLeft() {
    var call = exchange.place();
    assertThat(live.context(exchange.till.ann, call.id()).secondsLeft()).isEqualTo(300);

    exchange.report(call, Phase.ANSWERED, 0);
    exchange.till.clock.pass(Duration.ofSeconds(61));

    var context = live.context(exchange.till.ann, call.id());
    assertThat(context.secondsLeft()).isEqualTo(239);
    assertThat(context.caller().phone()).isEqualTo(Exchange.ANNS_PHONE);
    assertThat(context.persona()).isEqualTo(exchange.coach);
    exchange.till.clock.pass(Duration.ofMinutes(10));
    assertThat(live.context(exchange.till.ann, call.id()).secondsLeft()).isZero();
  }

  @Test
  void theContextTellsWhatTheCallIsFor() {
    var order =
        new CallOrder(
            Exchange.ANNS_PHONE,
            exchange.coach.id(),
            exchange.hold().intentId(),
            new Purpose("Pretend the office is flooded."));

    var call = exchange.calls.place(exchange.till.ann, order);

    assertThat(live.context(exchange.till.ann, call.id()).purpose())
        .isEqualTo(new Purpose("Pretend the office is flooded."));
  }

  @Test
  void theContextIsNobodyElsesBusiness() {
    var call = exchange.place();

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> live.context(exchange.till.bo, call.id()))
        .extracting(ProblemException::problem)
        .isEqualTo(new Problem.NotFound("call"));
  }

  @Test
  void thePersonaMayHangUpTwice() {
    var call = exchange.place();

    live.hangUp(call);
    live.hangUp(call);

    assertThat(exchange.phones.hungUp).containsExactly("CA1", "CA1");
    assertThat(exchange.now(call).status()).isEqualTo(CallStatus.INITIATED);
  }

  @Test
  void onlyTheFirstTimeThePersonaIsHeardCounts() {
    var call = talking();
    var first = call.heardAt();
    exchange.till.clock.pass(Duration.ofSeconds(5));

    live.heard(call.id());

    assertThat(exchange.now(call).heardAt()).isEqualTo(first);
  }

  @Test
  void turnsAreNotedAndTheTranscriptIsStoredWhenTheConversationIsOver() {
    var call = talking();
    var turn = new SpokenTurn(Speaker.CALLER, "Hello", "Hello", Instant.EPOCH, null);
    live.said(call, turn);
    exchange.report(call, Phase.COMPLETED, 20);
    live.conversed(call, Map.of("voice", 5L));

    exchange.till.clock.pass(LiveCalls.CLOSING.plusSeconds(1));
    live.reconcile(10);

    assertThat(exchange.calls.turns(call)).containsExactly(turn);
    assertThat(exchange.closed).containsExactly(call.id());
  }

  @Test
  void aTranscriptLeftBehindByACrashIsStoredLater() {
    var call = talking();
    exchange.report(call, Phase.COMPLETED, 20);

    exchange.till.clock.pass(LiveCalls.CLOSING.plusSeconds(1));
    live.reconcile(10);
    live.reconcile(10);

    assertThat(exchange.closed).containsExactly(call.id());
  }
}
