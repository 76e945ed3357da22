package callmeback.core.schedule;

import static callmeback.core.schedule.Diary.DAILY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.billing.Cents;
import callmeback.core.call.Progress.Phase;
import callmeback.core.call.Purpose;
import callmeback.core.call.Telephony.Dialling;
import callmeback.core.schedule.Notices.Notice;
import callmeback.core.schedule.Rhythm.Every;
import callmeback.core.schedule.ScheduledCall.State;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class SeriesTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Problem DECLINED =
      new Problem.CardRefused(Problem.CardRefused.Reason.DECLINED);

  private final Diary diary = new Diary();

  @Test
  void afterACallTheNextWaitsUnpaidUntilHalfAnHourBefore() {
    var first = diary.schedule(DAILY, new Purpose("Wake me up."));
    diary.pass(HOUR);
    assertThat(diary.nothingWaits()).isTrue();
    diary.ends(first, Phase.NO_ANSWER);

    var next = diary.waiting();
    assertThat(next.at()).isEqualTo(first.at().plus(DAY));
    assertThat(next.intentId()).isNull();
    assertThat(next.purpose()).isEqualTo(first.purpose());
    assertThat(next.series()).isEqualTo(first.series());
    diary.pass(DAY.minusMinutes(31));
    assertThat(diary.exchange.till.bank.held()).isEqualTo(Cents.ZERO);
    diary.pass(Duration.ofMinutes(1));
    assertThat(diary.exchange.till.bank.held()).isEqualTo(Cents.of(225));
  }

  @Test
  void whatWasMissedIsSkipped() {
    var first = diary.schedule(DAILY, null);
    diary.pass(HOUR.plus(DAY.multipliedBy(3)));
    assertThat(diary.now(first).state()).isEqualTo(State.MISSED);
    assertThat(diary.waiting().at()).isEqualTo(first.at().plus(DAY.multipliedBy(4)));
  }

  @Test
  void nothingComesAfterTheLastDay() {
    var today = LocalDate.ofInstant(diary.store.now(), ZoneId.of("Europe/Berlin"));
    var first = diary.schedule(new Rhythm(Every.DAY, DAILY.zone(), today), null);
    diary.pass(HOUR);
    diary.ends(first, Phase.BUSY);
    assertThat(diary.nothingWaits()).isTrue();
    assertThat(diary.told).isEmpty();
  }

  @Test
  void cancellingACallEndsItsSeries() {
    var first = diary.schedule(DAILY, null);
    diary.scheduled.cancel(diary.exchange.till.ann, first.id());
    diary.pass(HOUR);
    assertThat(diary.nothingWaits()).isTrue();
    assertThat(diary.store.all()).hasSize(1);
  }

  @Test
  void twoCallsInARowThatNoCardCouldPayForEndTheSeries() {
    var first = diary.schedule(DAILY, null);
    diary.pass(HOUR);
    diary.ends(first, Phase.BUSY);
    declined(3);
    diary.passToDue(diary.waiting());
    assertThat(diary.told).containsExactly(Notice.PAYMENT_REFUSED);
    declined(3);
    diary.passToDue(diary.waiting());
    assertThat(diary.told).containsExactly(Notice.PAYMENT_REFUSED, Notice.SERIES_ENDED);
    assertThat(diary.nothingWaits()).isTrue();
  }

  @Test
  void aCallThatWasPaidForInBetweenBeginsTheCountAnew() {
    var first = diary.schedule(DAILY, null);
    diary.pass(HOUR);
    diary.ends(first, Phase.BUSY);
    declined(3);
    diary.passToDue(diary.waiting());
    var paid = diary.waiting();
    diary.exchange.phones.next = new Dialling.Accepted("CA2");
    diary.passToDue(paid);
    diary.ends(paid, Phase.BUSY);
    declined(3);
    diary.passToDue(diary.waiting());
    assertThat(diary.told).containsExactly(Notice.PAYMENT_REFUSED, Notice.PAYMENT_REFUSED);
    assertThat(Objects.requireNonNull(diary.waiting().series()).unpaid()).isEqualTo(1);
  }

  @Test
  void aNumberThatCannotBeCalledEndsTheSeries() {
    var first = diary.schedule(DAILY, null);
    diary.exchange.phones.next =
        new Dialling.Refused(Problem.Invalid.field("phone_number", "cannot be reached"));
    diary.pass(HOUR);
    assertThat(diary.now(first).state()).isEqualTo(State.FAILED);
    assertThat(diary.nothingWaits()).isTrue();
    assertThat(diary.told).containsExactly(Notice.SERIES_ENDED);
  }

  @Test
  void aChangeMovesTheCallsThatComeAfterToo() {
    var first = diary.schedule(DAILY, null);
    var later = first.at().plus(HOUR);
    var changed = change(first, new Appointment(later, DAILY, null));
    assertThat(changed.series()).isNotEqualTo(first.series());
    diary.pass(HOUR.multipliedBy(2));
    diary.ends(first, Phase.BUSY);
    assertThat(diary.waiting().at()).isEqualTo(later.plus(DAY));
  }

  @Test
  void aChangeOfThePurposeAloneLeavesTheSeries() {
    var first = diary.schedule(DAILY, null);
    var purpose = new Purpose("Wake me up.");
    var changed = change(first, new Appointment(first.at(), DAILY, purpose));
    assertThat(changed.series()).isEqualTo(first.series());
    assertThat(changed.purpose()).isEqualTo(purpose);
    assertThat(change(first, new Appointment(first.at(), null, null)).series()).isNull();
  }

  @Test
  void aSeriesThatCannotBeginIsRefusedByField() {
    var yesterday = LocalDate.ofInstant(diary.store.now().minus(DAY), DAILY.zone());
    assertThatThrownBy(() -> diary.schedule(new Rhythm(Every.DAY, DAILY.zone(), yesterday), null))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(((Problem.Invalid) e.problem()).fields())
                    .containsOnlyKeys("recurrence"));
  }

  private ScheduledCall change(ScheduledCall call, Appointment wanted) {
    return diary.scheduled.change(diary.exchange.till.ann, call.id(), wanted);
  }

  private void declined(int times) {
    for (var i = 0; i < times; i++) {
      diary.exchange.till.bank.failNext(DECLINED);
    }
  }
}
