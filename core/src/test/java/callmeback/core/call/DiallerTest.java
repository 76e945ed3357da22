package callmeback.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.Problem;
import callmeback.core.billing.Cents;
import callmeback.core.call.Progress.Phase;
import callmeback.core.call.Telephony.Dialling;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class DiallerTest {
  private static final Dialling NOT_NOW = new Dialling.NotNow(Duration.ofSeconds(5));

  private final Exchange exchange = new Exchange();

  private Call placed(Dialling first) {
    exchange.phones.next = first;
    return exchange.place();
  }

  private void chaseAfter(Duration time) {
    exchange.till.clock.pass(time);
    exchange.dialler.chase(10);
  }

  private void chaseUnclear() {
    chaseAfter(Dialler.UNCLEAR.plusSeconds(1));
  }

  private void assertFree(Call call, Outcome outcome) {
    assertThat(exchange.now(call).outcome()).isEqualTo(outcome);
    assertThat(exchange.till.bank.held()).isEqualTo(Cents.ZERO);
  }

  @Test
  void anUnclearDialThatRingsIsAdoptedAndNotRepeated() {
    var call = placed(new Dialling.Unclear());
    exchange.phones.unknownToUs.add("CA7");

    chaseUnclear();

    assertThat(exchange.now(call).sid()).isEqualTo("CA7");
    assertThat(exchange.phones.dialled).hasSize(1);
  }

  @Test
  void anUnclearDialTheBooksDoNotKnowIsRepeatedOnce() {
    var call = placed(new Dialling.Unclear());
    exchange.phones.next = new Dialling.Accepted("CA8");

    chaseUnclear();

    assertThat(exchange.now(call).sid()).isEqualTo("CA8");
    assertThat(exchange.phones.dialled).hasSize(2);
  }

  @Test
  void aDialThatStaysUnclearIsOverAndFreeAfterTheSecondAttempt() {
    var call = placed(new Dialling.Unclear());

    chaseUnclear();
    assertThat(exchange.now(call).status()).isEqualTo(CallStatus.INITIATED);
    chaseUnclear();

    assertFree(call, Outcome.FAILED);
    assertThat(exchange.phones.dialled).hasSize(2);
  }

  @Test
  void aDialIsGivenItsTimeBeforeTheBooksAreConsulted() {
    placed(new Dialling.Unclear());

    chaseAfter(Dialler.UNCLEAR);

    assertThat(exchange.phones.dialled).hasSize(1);
  }

  @Test
  void theLineOfAnEarlierCallIsNotTakenForThisOne() {
    var earlier = placed(new Dialling.Accepted("CA1"));
    exchange.report(earlier, Phase.BUSY, 0);
    var call = placed(new Dialling.Unclear());
    exchange.phones.unknownToUs.add("CA1");
    exchange.phones.next = new Dialling.Accepted("CA2");

    chaseUnclear();

    assertThat(exchange.now(call).sid()).isEqualTo("CA2");
  }

  @Test
  void aLineThatIsReportedWhileItIsDialledAgainStaysTheOnlyOne() {
    var call = placed(new Dialling.Unclear());
    exchange.phones.next = new Dialling.Accepted("CA8");
    exchange.phones.whileDialling = id -> exchange.report(call, "CA7", Phase.RINGING, 0);

    chaseUnclear();

    assertThat(exchange.now(call).sid()).isEqualTo("CA7");
    assertThat(exchange.phones.hungUp).containsExactly("CA8");
  }

  @Test
  void whatCannotBeDialledNowKeepsItsMoneyAndIsDialledLater() {
    var call = placed(NOT_NOW);
    assertThat(exchange.till.bank.held()).isEqualTo(Cents.of(225));

    chaseAfter(Duration.ofSeconds(4));
    assertThat(exchange.phones.dialled).hasSize(1);
    exchange.phones.next = new Dialling.Accepted("CA9");
    chaseAfter(Duration.ofSeconds(4));

    assertThat(exchange.now(call).sid()).isEqualTo("CA9");
    assertThat(exchange.phones.dialled).hasSize(2);
  }

  @Test
  void afterTwoMinutesNobodyWaitsAnyMore() {
    var call = placed(NOT_NOW);

    for (var i = 0; i < 14; i++) {
      chaseAfter(Duration.ofSeconds(9));
    }

    assertFree(call, Outcome.FAILED);
    assertThat(exchange.phones.dialled).hasSizeBetween(10, 15);
  }

  @Test
  void aRefusalWhenItIsDialledAgainEndsTheCall() {
    var call = placed(NOT_NOW);
    exchange.phones.next =
        new Dialling.Refused(Problem.Invalid.field("phone_number", "cannot be reached"));

    chaseAfter(Duration.ofSeconds(9));

    assertFree(call, Outcome.REFUSED);
  }

  @Test
  void hangingUpWhatDoesNotRingYetEndsItAndWhatRingsAfterAllIsHungUp() {
    var call = placed(new Dialling.Unclear());

    exchange.calls.hangUp(exchange.till.ann, call.id());

    assertFree(call, Outcome.CANCELED);
    exchange.report(call, "CA7", Phase.RINGING, 0);
    assertThat(exchange.phones.hungUp).containsExactly("CA7");
    chaseUnclear();
    assertThat(exchange.phones.dialled).hasSize(1);
  }

  @Test
  void hangingUpWhileItIsBeingDialledHangsUpTheLine() {
    exchange.phones.whileDialling = id -> exchange.calls.hangUp(exchange.till.ann, id);

    var call = placed(new Dialling.Accepted("CA1"));

    assertFree(call, Outcome.CANCELED);
    assertThat(exchange.phones.hungUp).containsExactly("CA1");
  }

  @Test
  void booksThatCannotBeReadAreReadLater() {
    var call = placed(new Dialling.Unclear());
    exchange.phones.whileLooking =
        () -> {
          throw new IllegalStateException("closed");
        };
    chaseUnclear();
    assertThat(exchange.now(call).status()).isEqualTo(CallStatus.INITIATED);
    exchange.phones.whileLooking = () -> {};
    exchange.phones.unknownToUs.add("CA7");

    exchange.dialler.chase(10);

    assertThat(exchange.now(call).sid()).isEqualTo("CA7");
  }
}
