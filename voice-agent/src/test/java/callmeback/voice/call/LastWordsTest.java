package callmeback.voice.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import callmeback.core.call.Speaker;
import callmeback.core.call.SpokenTurn;
import callmeback.voice.call.State.Floor;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the caller says just before the line ends.
@Tag("unit")
class LastWordsTest {
  private static final CallEvent HUNG_UP = new CallEvent.LineEnded();

  @Test
  void whatWasUnderstoodAfterTheLineEndedIsKeptWhole() {
    var call = Timeline.listening().saysSoFar("i have").forget();

    call.happens(HUNG_UP).passes(300).saysSoFar("i have to").passes(300);
    assertThat(call.state().over()).isFalse();
    call.says("i have to go now");

    assertNoted(call, tuple(Speaker.CALLER, "i have to go now", Timeline.START));
    assertThat(call.state().over()).isTrue();
  }

  @Test
  void whatTheEarsDoNotFinishIsKeptAsFarAsItGot() {
    var call = Timeline.listening().saysSoFar("i have to go now ").forget().happens(HUNG_UP);

    call.passes(1_999);
    assertThat(call.state().floor()).isInstanceOf(Floor.HungUp.class);
    call.passes(1);

    assertNoted(call, tuple(Speaker.CALLER, "i have to go now", Timeline.START));
    assertThat(call.state().over()).isTrue();
  }

  @Test
  void wordsTheEarsHadNotReportedYetAreKept() {
    var call = Timeline.listening().forget().happens(HUNG_UP).passes(400).says("bye then");

    assertNoted(call, tuple(Speaker.CALLER, "bye then", Timeline.START));
  }

  @Test
  void wordsOverTheOpeningAreKept() {
    var call = new Timeline().happens(new CallEvent.LineOpened()).chunk("Hi, your AI ").forget();

    call.happens(HUNG_UP).saysSoFar("not now please").passes(2_000);

    assertNoted(
        call,
        tuple(Speaker.PERSONA, Timeline.LINES.opening(), Timeline.START),
        tuple(Speaker.CALLER, "not now please", Timeline.START));
  }

  @Test
  void anEchoOfThePersonaIsNotWhatTheCallerSaid() {
    var call = Timeline.listening().says("tell me a story").knows();
    call.thinks("The sea was calm.").voices("The sea was calm. ").hears(0).forget();

    call.happens(HUNG_UP).says("sea was calm");

    assertThat(call.all(Effect.Note.class))
        .extracting(note -> note.turn().speaker())
        .containsExactly(Speaker.PERSONA);
    assertThat(call.state().over()).isTrue();
  }

  @Test
  void nothingElseHappensAnyMore() {
    var call = Timeline.listening().says("hello").happens(HUNG_UP).forget();

    call.knows()
        .thinks("Hello you.")
        .happens(new CallEvent.VoiceFailed())
        .happens(new CallEvent.Whispered("Mention the taxi."))
        .passes(60_000);

    assertThat(call.effects).isEmpty();
    assertThat(call.state().over()).isTrue();
  }

  @Test
  void earsThatFailAndAHouseThatClosesEndTheWaiting() {
    for (var end : List.of(new CallEvent.EarsFailed(), new CallEvent.ClosingTime())) {
      var call = Timeline.listening().saysSoFar("i have to").forget().happens(HUNG_UP);

      call.happens(end);

      assertNoted(call, tuple(Speaker.CALLER, "i have to", Timeline.START));
      assertThat(call.said()).isEmpty();
      assertThat(call.state().over()).isTrue();
    }
  }

  @Test
  void aHouseThatClosesKeepsWhatWasBeingSaid() {
    var call = Timeline.listening().saysSoFar("i have to go now ").forget();

    call.happens(new CallEvent.ClosingTime());

    assertNoted(call, tuple(Speaker.CALLER, "i have to go now", Timeline.START));
  }

  private static void assertNoted(Timeline call, Tuple... turns) {
    assertThat(call.all(Effect.Note.class))
        .extracting(Effect.Note::turn)
        .extracting(SpokenTurn::speaker, SpokenTurn::text, SpokenTurn::startedAt)
        .containsExactly(turns);
  }
}
