package callmeback.voice.call;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.call.Speaker;
import callmeback.core.call.SpokenTurn;
import callmeback.voice.call.State.Floor;
import callmeback.voice.speech.Prompt.Message;
import callmeback.voice.speech.SpokenAudio;
import callmeback.voice.speech.ToolRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class TurnTest {

  @Test
  void opensWithTheDisclosureAndCannotBeInterruptedThere() {
    var call = new Timeline().happens(new CallEvent.LineOpened()).chunk(Timeline.LINES.opening());
    call.saysSoFar("who is this please").says("who is this please");

    assertThat(call.said()).containsExactly(Timeline.LINES.opening());
    assertThat(call.all(Effect.ClearLine.class)).isEmpty();

    call.happens(new CallEvent.Voiced(new SpokenAudio.Finished(1))).hears(1);
    assertThat(call.all(Effect.Think.class))
        .singleElement()
        .satisfies(think ->
            assertThat(think.conversation())
                .last()
                .isEqualTo(new Message.Caller("who is this please")));
  }

  @Test
  void asksTheToolsWhileTheCallerStillSpeaksAndTheModelAtOnceWhenTheyAreDone() {
    var call = Timeline.listening().saysSoFar("tell me").knows();
    assertThat(call.all(Effect.Recall.class))
        .extracting(Effect.Recall::about)
        .containsExactly("tell me");

    call.says("tell me a story");
    assertThat(call.all(Effect.Think.class)).hasSize(1);
    assertThat(call.all(Effect.Recall.class)).hasSize(1);
  }

  @Test
  void waitsForTheToolsNoLongerThanTheirBudget() {
    var call = Timeline.listening().says("hello there");
    assertThat(call.all(Effect.Think.class)).isEmpty();

    call.passes(149);
    assertThat(call.all(Effect.Think.class)).isEmpty();
    call.passes(1);
    assertThat(call.all(Effect.Think.class)).hasSize(1);
    call.knows();
    assertThat(call.all(Effect.Think.class)).hasSize(1);
  }

  @Test
  void speaksSentencesAsTheyFormAndListensWhenTheLastMarkIsBack() {
    var call = Timeline.listening().says("hello there").knows().thinks("Hello.", "How are you?");
    assertThat(call.said()).containsExactly("Hello.", "How are you?");
    assertThat(call.all(Effect.FinishSaying.class)).hasSize(1);

    call.voices("Hello. ", "How are you? ").hears(1);
    assertThat(call.state().floor()).isInstanceOf(Floor.Answering.class);
    call.hears(2);
    assertThat(call.state().floor()).isInstanceOf(Floor.Listening.class);
    assertThat(call.state().history())
        .endsWith(new Message.Caller("hello there"), new Message.Persona("Hello. How are you?"));
  }

  @Test
  void callerInterruptsAndOnlyWhatWasHeardIsRemembered() {
    var call =
        Timeline.listening()
            .says("tell me a story")
            .knows()
            .thinks("The sea was calm.", "Then came a storm.")
            .voices("The sea was calm. ", "Then came a storm. ")
            .hears(1)
            .forget()
            .passes(250)
            .saysSoFar("stop it please");

    assertThat(call.effects.subList(0, 2))
        .containsExactly(new Effect.Hush(2), new Effect.ClearLine());
    assertThat(call.state().history())
        .endsWith(new Message.Persona("The sea was calm. Then came —"));
    assertThat(call.all(Effect.Note.class))
        .singleElement()
        .extracting(note -> note.turn().heard())
        .isEqualTo("The sea was calm. Then came");
  }

  @Test
  void nothingOfAnInterruptedReplyIsPlayedAfterwards() {
    var call = Timeline.listening().says("tell me a story").knows();
    call.thinks("The sea was calm.").chunk("The sea ").saysSoFar("wait a moment").forget();

    call.happens(new CallEvent.Sentence(2, "Then came a storm."))
        .happens(new CallEvent.Voiced(new SpokenAudio.Chunk(2, new byte[800], List.of())))
        .happens(new CallEvent.Marked(MarkName.of(2, 1)))
        .happens(new CallEvent.ThoughtDone(2))
        .happens(new CallEvent.Voiced(new SpokenAudio.Finished(2)));
    assertThat(call.effects).isEmpty();

    call.says("wait a moment").knows();
    assertThat(call.all(Effect.Think.class)).extracting(Effect.Think::reply).containsExactly(3L);
  }

  @Test
  void acknowledgementsCoughsAndEchoesDoNotInterrupt() {
    var call = Timeline.listening().says("tell me a story").knows();
    call.thinks("The sea was calm that day.").chunk("The sea was calm that day. ").forget();

    for (var noise : List.of("", "mhm", "yeah, okay", "uh-huh", "sea was calm")) {
      call.saysSoFar(noise).says(noise);
    }
    assertThat(call.effects).isEmpty();
    call.saysSoFar("stop");
    assertThat(call.all(Effect.ClearLine.class)).hasSize(1);
  }

  @Test
  void aTurnSplitInTwoIsAnsweredOnce() {
    var call = Timeline.listening().says("i was thinking").knows().says("that we should meet");

    assertThat(call.all(Effect.Hush.class)).hasSize(1);
    assertThat(call.all(Effect.Think.class).getLast().conversation())
        .last()
        .isEqualTo(new Message.Caller("i was thinking that we should meet"));
  }

  @Test
  void theModelHangsUpAndTheGoodbyeIsHeardFirst() {
    var call = Timeline.listening().says("goodbye").knows();
    call.happens(new CallEvent.Sentence(2, "Bye, dear."))
        .happens(
            new CallEvent.ToolsWanted(2, List.of(new ToolRequest("a", Turn.HANG_UP_TOOL, "{}"))))
        .voices("Bye, dear. ");
    assertThat(call.all(Effect.HangUp.class)).isEmpty();

    call.says("wait what");
    assertThat(call.all(Effect.ClearLine.class)).isEmpty();
    call.hears(1);
    assertThat(call.all(Effect.HangUp.class)).hasSize(1);
    assertThat(call.all(Effect.UseTool.class)).isEmpty();
  }

  @Test
  void aHangUpWithoutWordsGetsAGoodbye() {
    var call = Timeline.listening().says("goodbye").knows();
    call.happens(
        new CallEvent.ToolsWanted(2, List.of(new ToolRequest("a", Turn.HANG_UP_TOOL, "{}"))));
    assertThat(call.said()).containsExactly(Timeline.LINES.goodbye());
  }

  @Test
  void toolsRunAndTheirAnswersGoBackToTheModel() {
    var request = new ToolRequest("a", "recall_memory", "{}");
    var call = Timeline.listening().says("what did i say").knows();
    call.happens(new CallEvent.ToolsWanted(2, List.of(request)))
        .happens(new CallEvent.ToolAnswered(2, request, "{\"memories\":[]}"));

    assertThat(call.all(Effect.UseTool.class)).hasSize(1);
    assertThat(call.all(Effect.Think.class).getLast().conversation())
        .endsWith(
            new Message.ToolCalls(List.of(request)),
            new Message.ToolResult("a", "{\"memories\":[]}"));
  }

  @Test
  void aModelThatOnlyCallsToolsIsStopped() {
    var request = new ToolRequest("a", "recall_memory", "{}");
    var call = Timeline.listening().says("what did i say").knows();
    for (var round = 0; round < 10; round++) {
      call.happens(new CallEvent.ToolsWanted(2, List.of(request)))
          .happens(new CallEvent.ToolAnswered(2, request, "{}"));
    }
    assertThat(call.all(Effect.UseTool.class)).hasSize(Turn.MAX_TOOL_ROUNDS);
    assertThat(call.said()).containsExactly(Timeline.LINES.sorry());
  }

  @Test
  void aSlowModelIsCoveredByAFillerAndAFailedOneByAnApology() {
    var call = Timeline.listening().says("hello there").knows().passes(1_800);
    assertThat(call.said()).containsExactly(Timeline.LINES.filler());

    call.happens(new CallEvent.ThoughtFailed(2));
    assertThat(call.said()).containsExactly(Timeline.LINES.filler(), Timeline.LINES.sorry());
    call.voices(Timeline.LINES.sorry()).hears(1).says("hello again").knows();
    call.happens(new CallEvent.ThoughtFailed(4));
    assertThat(call.said()).last().isNotEqualTo(Timeline.LINES.trouble());
  }

  @Test
  void twoFailuresInARowEndTheCall() {
    var call = Timeline.listening().says("hello there").knows();
    call.happens(new CallEvent.ThoughtFailed(2))
        .saysSoFar("what was that")
        .says("what was that")
        .knows();
    call.happens(new CallEvent.ThoughtFailed(4));
    assertThat(call.said()).last().isEqualTo(Timeline.LINES.trouble());
  }

  @Test
  void aSilentCallerIsAskedTwiceAndThenLeft() {
    var call = Timeline.listening();
    for (var times = 0; times < 2; times++) {
      call.passes(9_000).voices(Timeline.LINES.stillThere()).hears(1);
    }
    call.passes(9_000).voices(Timeline.LINES.silent()).hears(1);
    assertThat(call.said())
        .containsExactly(
            Timeline.LINES.stillThere(), Timeline.LINES.stillThere(), Timeline.LINES.silent());
    assertThat(call.all(Effect.HangUp.class)).hasSize(1);
  }

  @Test
  void wrapsUpBeforeTheLimitAndSaysGoodbyeInTime() {
    var call = new Timeline(Duration.ofMinutes(1)).happens(new CallEvent.LineOpened());
    call.voices(Timeline.LINES.opening()).hears(1).forget();
    for (var seconds = 0; seconds < 30; seconds += 5) {
      call.saysSoFar("so").passes(5_000);
    }
    call.says("so what").knows();
    assertThat(call.all(Effect.Think.class).getLast().wrapUp()).isTrue();

    call.thinks("I have to go soon.").voices("I have to go soon. ").hears(1);
    for (var seconds = 0; seconds < 22; seconds += 2) {
      call.saysSoFar("but").passes(2_000);
    }
    assertThat(call.said()).last().isEqualTo(Timeline.LINES.timeUp());
    call.voices(Timeline.LINES.timeUp()).hears(1);
    assertThat(call.all(Effect.HangUp.class)).hasSize(1);
  }

  @Test
  void aLostLastMarkDoesNotHangTheCall() {
    var call = Timeline.listening().says("hello there").knows().thinks("Hello.").voices("Hello. ");
    call.passes(100 + 5_000);
    assertThat(call.state().floor()).isInstanceOf(Floor.Listening.class);
  }

  @Test
  void aVoiceThatBreaksOffIsConnectedAgainAndSaysTheRest() {
    var call = Timeline.listening().says("hello there").knows();
    call.thinks("Hello.", "How are you?")
        .chunk("Hello. ")
        .forget()
        .happens(new CallEvent.VoiceFailed());
    assertThat(call.all(Effect.ReopenVoice.class)).hasSize(1);
    assertThat(call.said()).containsExactly("How are you?");
    assertThat(call.all(Effect.FinishSaying.class)).hasSize(1);
  }

  @Test
  void theCallerHangingUpMidSentenceLeavesWhatTheyHeard() {
    var call = Timeline.listening().says("tell me a story").knows();
    call.thinks("The sea was calm.").voices("The sea was calm. ").forget();
    call.happens(new CallEvent.Marked(MarkName.of(2, 0))).passes(200);
    call.happens(new CallEvent.LineEnded());
    assertThat(call.all(Effect.Note.class))
        .singleElement()
        .extracting(Effect.Note::turn)
        .extracting(SpokenTurn::speaker, SpokenTurn::heard)
        .containsExactly(Speaker.PERSONA, "The sea");
    assertThat(call.passes(2_000).state().over()).isTrue();
  }

  @Test
  void closingTimeSaysGoodbyeBeforeItHangsUp() {
    var call = Timeline.listening().happens(new CallEvent.ClosingTime());
    assertThat(call.said()).containsExactly(Timeline.LINES.goodbye());
    call.voices(Timeline.LINES.goodbye()).hears(1);
    assertThat(call.all(Effect.HangUp.class)).hasSize(1);
  }
}
