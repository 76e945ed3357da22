package callmeback.voice.call;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.voice.call.State.Floor;
import callmeback.voice.speech.Prompt.Message;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What somebody whispers to the persona of a live call.
@Tag("unit")
class WhisperTest {
  private static final CallEvent TAXI = new CallEvent.Whispered("Mention the taxi.");
  private static final Message TOLD = new Message.Instruction("Mention the taxi.");

  @Test
  void whileNobodySpeaksThePersonaTakesTheWord() {
    var call = Timeline.listening().happens(TAXI);

    assertThat(call.all(Effect.Think.class))
        .singleElement()
        .satisfies(think -> assertThat(think.conversation()).last().isEqualTo(TOLD));
  }

  @Test
  void aCallerWhoSpeaksIsHeardOutFirst() {
    var call = Timeline.listening().saysSoFar("tell me").happens(TAXI).knows();
    assertThat(call.all(Effect.Think.class)).isEmpty();

    call.says("tell me a story");
    assertThat(call.all(Effect.Think.class))
        .singleElement()
        .satisfies(think ->
            assertThat(think.conversation()).endsWith(TOLD, new Message.Caller("tell me a story")));
  }

  @Test
  void whatComesDuringAReplyFollowsIt() {
    var call = Timeline.listening().says("hello there").knows().thinks("Hello.").happens(TAXI);
    assertThat(call.all(Effect.Think.class)).hasSize(1);

    call.voices("Hello. ").hears(1);
    assertThat(call.all(Effect.Think.class))
        .hasSize(2)
        .last()
        .satisfies(think ->
            assertThat(think.conversation()).endsWith(new Message.Persona("Hello."), TOLD));
  }

  @Test
  void afterTheOpeningTheCallerHasTheWord() {
    var call = new Timeline().happens(new CallEvent.LineOpened()).happens(TAXI);
    call.voices(Timeline.LINES.opening()).hears(1);
    assertThat(call.state().floor()).isInstanceOf(Floor.Listening.class);

    call.knows().says("yes it is");
    assertThat(call.all(Effect.Think.class).getLast().conversation()).contains(TOLD);
  }

  @Test
  void itIsToldOnce() {
    var call = Timeline.listening().happens(TAXI).thinks("Your taxi.").voices("Your taxi. ");
    call.hears(1).says("thank you").knows();

    assertThat(call.all(Effect.Think.class).getLast().conversation()).containsOnlyOnce(TOLD);
    assertThat(call.state().whispers()).isEmpty();
  }

  @Test
  void anEndedCallHearsNothing() {
    var call = Timeline.listening().happens(new CallEvent.LineEnded()).forget().happens(TAXI);

    assertThat(call.effects).isEmpty();
  }
}
