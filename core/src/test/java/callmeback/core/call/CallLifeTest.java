package callmeback.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.billing.Cents;
import callmeback.core.billing.Minutes;
import callmeback.core.billing.Tariff;
import callmeback.core.call.CallLife.Change;
import callmeback.core.call.CallStore.Ending;
import callmeback.core.call.Progress.Phase;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

@Tag("unit")
final class CallLifeTest {
  private static final Minutes FIVE = new Minutes(5);

  /// A report of the telephone company, or the moment the persona is first heard.
  sealed interface Event {
    record Reported(Progress progress) implements Event {}

    record Heard() implements Event {}
  }

  @Provide
  Arbitrary<List<Event>> events() {
    var reported =
        Combinators.combine(Arbitraries.of(Phase.class), Arbitraries.integers().between(0, 2000))
            .as((phase, seconds) -> (Event) new Event.Reported(report(phase, seconds)));
    return Arbitraries.frequencyOf(
            Tuple.of(6, reported), Tuple.of(1, Arbitraries.just((Event) new Event.Heard())))
        .list()
        .ofMaxSize(12);
  }

  private static Progress report(Phase phase, int seconds) {
    return new Progress("CA1", phase, seconds, Stages.BEGIN);
  }

  /// The call after each event, the first one being untouched.
  private static List<Call> live(List<Event> events) {
    var stages = new ArrayList<Call>();
    stages.add(Stages.initiated(FIVE));
    for (var event : events) {
      stages.add(after(stages.getLast(), event));
    }
    return stages;
  }

  private static Call after(Call call, Event event) {
    return switch (event) {
      case Event.Heard() -> call.status().live() ? Stages.heard(call, Stages.BEGIN) : call;
      case Event.Reported(var progress) ->
          switch (CallLife.next(call, progress)) {
            case Change.Nothing() -> call;
            case Change.Answered() -> Stages.answered(call, progress.at());
            case Change.Ended(var outcome, var seconds, var cost) ->
                Stages.ended(call, new Ending(outcome, seconds, cost, progress.at()));
          };
    };
  }

  private static int rank(Call call) {
    return switch (call.status()) {
      case INITIATED -> 0;
      case IN_PROGRESS -> 1;
      case COMPLETED, FAILED -> 2;
    };
  }

  @Property
  void aCallNeverMovesBackwardsWhateverIsReported(@ForAll("events") List<Event> events) {
    assertThat(live(events)).extracting(CallLifeTest::rank).isSorted();
  }

  @Property
  void aCallEndsOnceAndStaysAsItEnded(@ForAll("events") List<Event> events) {
    var ended = live(events).stream().filter(call -> !call.status().live()).distinct().toList();

    assertThat(ended).hasSizeLessThanOrEqualTo(1);
  }

  @Property
  void aReportThatComesTwiceChangesNothingTheSecondTime(@ForAll("events") List<Event> events) {
    var twice = events.stream().flatMap(event -> List.of(event, event).stream()).toList();

    assertThat(live(twice).getLast())
        .usingRecursiveComparison()
        .ignoringFields("id", "accountId", "personaId")
        .isEqualTo(live(events).getLast());
  }

  @Property
  void onlyAConversationThatWasHeardCostsAnythingAndThenNeverMoreThanItsHold(
      @ForAll("events") List<Event> events) {
    var call = live(events).getLast();

    if (call.outcome() == Outcome.TALKED) {
      assertThat(call.heardAt()).isNotNull();
      assertThat(call.cost()).isBetween(Cents.of(65), Tariff.hold(FIVE));
    } else {
      assertThat(call.cost()).isEqualTo(Cents.ZERO);
    }
  }

  @Property
  void aCompletedCallNobodyHeardIsFree(@ForAll @IntRange(min = 0, max = 2000) int seconds) {
    var call = Stages.answered(Stages.initiated(FIVE), Stages.BEGIN);

    assertThat(CallLife.next(call, report(Phase.COMPLETED, seconds)))
        .isEqualTo(new Change.Ended(Outcome.NOT_CONNECTED, seconds, Cents.ZERO));
  }

  @Example
  void eachFreePhaseEndsACallWithItsOwnOutcome() {
    var call = Stages.initiated(FIVE);

    assertThat(List.of(Phase.VOICEMAIL, Phase.BUSY, Phase.NO_ANSWER, Phase.CANCELED, Phase.FAILED))
        .extracting(phase -> CallLife.next(call, report(phase, 7)))
        .containsExactly(
            new Change.Ended(Outcome.VOICEMAIL, 0, Cents.ZERO),
            new Change.Ended(Outcome.BUSY, 0, Cents.ZERO),
            new Change.Ended(Outcome.NO_ANSWER, 0, Cents.ZERO),
            new Change.Ended(Outcome.CANCELED, 0, Cents.ZERO),
            new Change.Ended(Outcome.FAILED, 0, Cents.ZERO));
  }

  @Example
  void aHeardCallCostsItsStartedMinutesEvenIfItsAnswerWasNeverReported() {
    var call = Stages.heard(Stages.initiated(FIVE), Stages.BEGIN);

    assertThat(CallLife.next(call, report(Phase.COMPLETED, 61)))
        .isEqualTo(new Change.Ended(Outcome.TALKED, 61, Cents.of(105)));
  }
}
