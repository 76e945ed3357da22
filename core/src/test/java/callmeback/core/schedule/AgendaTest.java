package callmeback.core.schedule;

import static callmeback.core.schedule.Diary.NOT_NOW;
import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.Problem;
import callmeback.core.billing.Cents;
import callmeback.core.call.Outcome;
import callmeback.core.call.Progress.Phase;
import callmeback.core.call.Purpose;
import callmeback.core.call.Telephony.Dialling;
import callmeback.core.schedule.Notices.Notice;
import callmeback.core.schedule.ScheduledCall.State;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class AgendaTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Diary diary = new Diary();

  @Test
  void aCallIsInitiatedUntilItIsOverAndEndsAsItDid() {
    var call = diary.schedule(null, null);
    diary.pass(HOUR);
    assertThat(diary.now(call).state()).isEqualTo(State.DIALLING);
    assertThat(diary.now(call).callId()).isEqualTo(diary.exchange.phones.dialled.getFirst());

    diary.ends(call, Phase.BUSY);

    assertThat(diary.now(call).state()).isEqualTo(State.FAILED);
    assertThat(diary.told).isEmpty();
  }

  @Test
  void whatCannotBeDialledYetKeepsItsMoneyAndRingsLater() {
    var call = diary.schedule(null, null);
    diary.exchange.phones.next = NOT_NOW;
    diary.pass(HOUR);
    diary.pass(Duration.ofSeconds(2));
    assertThat(diary.now(call).state()).isEqualTo(State.DIALLING);
    assertThat(diary.now(call).callId()).isEqualTo(diary.exchange.phones.dialled.getFirst());
    assertThat(diary.exchange.till.bank.held()).isEqualTo(Cents.of(225));

    diary.exchange.phones.next = new Dialling.Accepted("CA9");
    diary.pass(Duration.ofSeconds(8));

    var placed = diary.call(String.valueOf(diary.now(call).callId()));
    assertThat(placed.sid()).isEqualTo("CA9");
    diary.ends(call, Phase.ANSWERED);
    assertThat(diary.now(call).state()).isEqualTo(State.DIALLING);
    diary.exchange.live.heard(placed.id());
    diary.ends(call, Phase.COMPLETED);
    assertThat(diary.now(call).state()).isEqualTo(State.CALLED);
  }

  @Test
  void whatCouldNotBeDialledInTwoMinutesFailsAndCostsNothing() {
    var call = diary.schedule(null, null);
    diary.exchange.phones.next = NOT_NOW;
    diary.pass(HOUR);
    for (var i = 0; i < 14; i++) {
      diary.pass(Duration.ofSeconds(9));
    }
    assertThat(diary.now(call).state()).isEqualTo(State.FAILED);
    assertThat(diary.call(String.valueOf(diary.now(call).callId())).outcome())
        .isEqualTo(Outcome.FAILED);
    assertThat(diary.exchange.till.bank.held()).isEqualTo(Cents.ZERO);
    assertThat(diary.told).containsExactly(Notice.FAILED);
  }

  @Test
  void aNumberThatIsRefusedFailsAndTellsWhichCallItWas() {
    var call = diary.schedule(null, null);
    diary.exchange.phones.next =
        new Dialling.Refused(Problem.Invalid.field("phone_number", "cannot be reached"));
    diary.pass(HOUR);
    assertThat(diary.now(call).state()).isEqualTo(State.FAILED);
    assertThat(diary.now(call).callId()).isEqualTo(diary.exchange.phones.dialled.getFirst());
    assertThat(diary.told).containsExactly(Notice.FAILED);
    assertThat(diary.exchange.till.bank.held()).isEqualTo(Cents.ZERO);
  }

  @Test
  void anOutageAfterTheCallWasWrittenDownIsNoSecondCall() {
    var call = diary.schedule(null, null);
    diary.exchange.phones.next =
        new Dialling.Refused(new Problem.Unavailable(Duration.ofSeconds(5)));
    diary.pass(HOUR);
    assertThat(diary.now(call).state()).isEqualTo(State.FAILED);
    diary.pass(HOUR);
    assertThat(diary.exchange.phones.dialled).hasSize(1);
  }

  @Test
  void theCallIsToldWhatItIsFor() {
    var purpose = new Purpose("Ask me about the lighthouse.");
    var call = diary.schedule(null, purpose);
    diary.pass(HOUR);
    assertThat(diary.exchange.purposes)
        .containsEntry(diary.exchange.phones.dialled.getFirst(), purpose);
    assertThat(diary.now(call).purpose()).isEqualTo(purpose);
  }
}
