package callmeback.voice.call;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.voice.call.State.Floor;
import callmeback.voice.speech.SpeechEvent;
import callmeback.voice.speech.SpokenAudio;
import callmeback.voice.speech.SpokenAudio.TimedText;
import callmeback.voice.speech.ToolRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

/// Any interleaving of what can happen in a call, driven by a seed that jqwik prints when it finds
/// a bad one.
@Tag("unit")
class TurnPropertiesTest {
  private static final Instant START = Timeline.START;
  private static final Duration LENGTH = Duration.ofMinutes(2);

  @Property(tries = 2_000)
  void everyCallEndsInBoundedTimeAndNothingStaleIsPlayed(@ForAll long seed) {
    var random = new Random(seed);
    var state = ringing();
    var now = START;
    var step = Turn.next(state, new CallEvent.LineOpened(), now);
    state = step.state();
    var silenced = new ArrayList<Long>();
    var events = 0;
    while (!state.over()) {
      var due = Deadlines.next(state);
      var arrives = now.plusMillis(random.nextInt(3_000));
      var tick = !arrives.isBefore(due);
      var event = tick ? new CallEvent.Tick() : any(random, state);
      now = tick ? (due.isBefore(now) ? now : due) : arrives;
      step = Turn.next(state, event, now);
      check(step, silenced);
      if (tick) {
        assertThat(Deadlines.next(step.state()))
            .as("a deadline is dealt with once, in %s", step.state().floor())
            .isAfter(now);
      }
      state = step.state();
      assertThat(++events).as("events until the call ended").isLessThan(100_000);
    }
    assertThat(now).isBefore(START.plus(LENGTH).plusSeconds(60));
    for (var late = 0; late < 20; late++) {
      assertThat(Turn.next(state, any(random, state), now).effects()).isEmpty();
    }
  }

  private static State ringing() {
    var end = START.plus(LENGTH);
    return State.ringing(
        new Script(
            Timeline.LINES,
            Script.Patience.USUAL,
            end.minus(Briefing.WRAP_UP),
            end.minus(Briefing.LAST_WORDS)));
  }

  private static void check(Turn.Step step, List<Long> silenced) {
    for (var effect : step.effects()) {
      switch (effect) {
        case Effect.Hush(var reply) -> silenced.add(reply);
        case Effect.Play(var reply, _) -> assertThat(silenced).doesNotContain(reply);
        case Effect.Say(var reply, _) -> assertThat(silenced).doesNotContain(reply);
        case Effect.Think think -> assertThat(silenced).doesNotContain(think.reply());
        default -> {}
      }
    }
    if (step.state().floor() instanceof Floor.Answering(var reply)) {
      assertThat(reply.number()).isEqualTo(step.state().reply());
      assertThat(reply.heardMarks()).isBetween(0, reply.marks().size());
    }
  }

  private static CallEvent any(Random random, State state) {
    var reply = Math.max(1, state.reply() - random.nextInt(2));
    var request =
        new ToolRequest("t", random.nextBoolean() ? Turn.HANG_UP_TOOL : "recall_memory", "{}");
    return switch (random.nextInt(16)) {
      case 0 -> new CallEvent.Heard(new SpeechEvent.TurnStarted(0, words(random)));
      case 1, 2 -> new CallEvent.Heard(new SpeechEvent.Interim(0, words(random)));
      case 3 -> new CallEvent.Heard(new SpeechEvent.LikelyEnd(0, words(random)));
      case 4 -> new CallEvent.Heard(new SpeechEvent.TurnEnded(0, words(random), 200));
      case 5 -> new CallEvent.Known(Knowledge.NONE);
      case 6, 7 -> new CallEvent.Sentence(reply, "Once upon a time.");
      case 8 -> new CallEvent.ThoughtDone(reply);
      case 9 ->
          random.nextInt(4) == 0
              ? new CallEvent.ThoughtFailed(reply)
              : new CallEvent.ThoughtDone(reply);
      case 10 ->
          random.nextInt(6) == 0
              ? new CallEvent.ToolsWanted(reply, List.of(request))
              : new CallEvent.ToolAnswered(reply, request, "{}");
      case 11, 12 ->
          new CallEvent.Voiced(
              new SpokenAudio.Chunk(reply, new byte[1_600], List.of(new TimedText("Once ", 200))));
      case 13 -> new CallEvent.Voiced(new SpokenAudio.Finished(reply));
      case 14 -> new CallEvent.Marked(MarkName.of(reply, random.nextInt(6)));
      default -> rare(random);
    };
  }

  private static CallEvent rare(Random random) {
    return switch (random.nextInt(9)) {
      case 0 -> new CallEvent.VoiceFailed();
      case 1 -> new CallEvent.Pressed('1');
      case 2 -> new CallEvent.Marked("nonsense");
      case 3 -> new CallEvent.Whispered("Mention the taxi.");
      case 4 -> random.nextInt(8) == 0 ? new CallEvent.LineEnded() : new CallEvent.EarsFailed();
      default -> new CallEvent.Known(Knowledge.NONE);
    };
  }

  private static String words(Random random) {
    return List.of("", "mhm", "stop", "what about it", "once upon", "goodbye then", "a")
        .get(random.nextInt(7));
  }
}
