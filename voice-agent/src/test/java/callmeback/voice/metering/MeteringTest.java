package callmeback.voice.metering;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.voice.speech.LanguageModel;
import callmeback.voice.speech.Prompt;
import callmeback.voice.speech.SpeechEvent;
import callmeback.voice.speech.SpeechToText;
import callmeback.voice.speech.SpokenAudio;
import callmeback.voice.speech.TextToSpeech;
import callmeback.voice.speech.ThoughtEvent;
import callmeback.voice.speech.ThoughtEvent.Done;
import callmeback.voice.speech.ThoughtEvent.Usage;
import callmeback.voice.speech.ThoughtEvent.Words;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class MeteringTest {
  private static final Rates.Thinking THINKING = new Rates.Thinking(350_000, 750_000);
  private final List<String> spent = new ArrayList<>();
  private final Meter meter = (provider, microDollars) -> spent.add(provider + " " + microDollars);

  @Test
  void aMinuteOfListeningCostsTheRateOnce() throws Exception {
    var ears = new MeteredEars(new Ears(), new Rates.Listening(7_700), meter);
    var listening = ears.open();
    for (var second = 0; second < 60; second++) {
      listening.send(new byte[8_000]);
    }
    listening.close();
    listening.close();
    assertThat(spent).containsExactly("ears 7700");
  }

  @Test
  void anAnswerCostsWhatTheProviderCounted() throws Exception {
    var mind = new MeteredMind(new Mind(new Done(new Usage(1_000_000, 100_000))), THINKING, meter);
    var thought = mind.think(prompt("Hi"));
    thought.next();
    thought.close();
    assertThat(spent).containsExactly("mind 425000");
  }

  @Test
  void anAnswerGivenUpIsEstimatedByItsLength() throws Exception {
    var mind = new MeteredMind(new Mind(new Words("x".repeat(4_000))), THINKING, meter);
    var thought = mind.think(prompt("y".repeat(40_000)));
    thought.next();
    thought.close();
    assertThat(spent).containsExactly("mind 4250");
  }

  @Test
  void eachSentenceCostsItsCharacters() throws Exception {
    var voice = new MeteredVoice(new Voice(), new Rates.Speaking(110_000), meter);
    var speaking = voice.open("rachel");
    speaking.say(1, "x".repeat(100));
    speaking.say(1, "y");
    assertThat(spent).containsExactly("voice 11000", "voice 110");
  }

  @Test
  void fractionsAreRoundedUp() {
    assertThat(new Rates.Listening(7_700).cost(1)).isEqualTo(1);
    assertThat(THINKING.cost(0, 0)).isZero();
    assertThat(new Rates.Speaking(1).cost(1_001)).isEqualTo(2);
  }

  private static Prompt prompt(String words) {
    return new Prompt(List.of(new Prompt.Message.Caller(words)), List.of(), 100);
  }

  private record Ears() implements SpeechToText {
    @Override
    public String name() {
      return "ears";
    }

    @Override
    public Listening open() {
      return new Listening() {
        @Override
        public void send(byte[] mulaw) {}

        @Override
        public SpeechEvent next() {
          return new SpeechEvent.TurnStarted(0, "");
        }

        @Override
        public void close() {}
      };
    }
  }

  private record Mind(ThoughtEvent answer) implements LanguageModel {
    @Override
    public String name() {
      return "mind";
    }

    @Override
    public Thought think(Prompt prompt) {
      var events = new ArrayDeque<>(List.of(answer));
      return new Thought() {
        @Override
        public ThoughtEvent next() {
          return events.remove();
        }

        @Override
        public void close() {}
      };
    }
  }

  private record Voice() implements TextToSpeech {
    @Override
    public String name() {
      return "voice";
    }

    @Override
    public Speaking open(String whose) {
      return new Speaking() {
        @Override
        public void say(long reply, String sentence) {}

        @Override
        public void finish(long reply) {}

        @Override
        public void cancel(long reply) {}

        @Override
        public SpokenAudio next() {
          return new SpokenAudio.Finished(1);
        }

        @Override
        public void close() {}
      };
    }
  }
}
