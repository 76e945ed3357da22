package callmeback.sandbox.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class SpeechTest {
  private static final Speech SPEECH = new Speech();

  @Test
  void speaksEachWordInItsTime() {
    var said = SPEECH.say("Hello there, it costs $45 -- really!", Timbre.CALLER);

    assertThat(said.words())
        .extracting(Word::text)
        .containsExactly("Hello", "there,", "it", "costs", "$45", "really!");
    assertThat(said.words()).isSortedAccordingTo((a, b) -> Integer.compare(a.startMs(), b.endMs()));
    assertThat(said.words().getFirst().startMs()).isEqualTo(40);
    assertThat(said.durationMs()).isBetween(2_000, 4_000);
    assertThat(said.words().getLast().endMs()).isBetween(said.durationMs() - 80, said.durationMs());
  }

  @Test
  void timesSecondSentencesAfterTheFirst() {
    var said = SPEECH.say("Stop. I have to go now.", Timbre.CALLER);

    assertThat(said.words().get(1).startMs() - said.words().get(0).endMs()).isBetween(150, 500);
    assertThat(
            loudestMsBetween(said, said.words().get(0).endMs() + 60, said.words().get(1).startMs()))
        .isLessThan(300);
  }

  @Test
  void theSameTextSoundsTheSameInOneVoiceAndDifferentInAnother() {
    var caller = SPEECH.say("good evening", Timbre.CALLER);
    var again = new Speech().say("good evening", Timbre.CALLER);
    var persona = SPEECH.say("good evening", Timbre.of("21m00Tcm4TlvDq8ikWAM"));

    assertThat(again.mulaw()).isEqualTo(caller.mulaw());
    assertThat(persona.mulaw()).isNotEqualTo(caller.mulaw());
  }

  @Test
  void timesEachCharacterInsideItsWord() {
    var said = SPEECH.say("  stop  it ", Timbre.CALLER);
    var starts = said.charStartsMs();

    assertThat(starts).hasSize(12).isSorted();
    assertThat(starts[2]).isEqualTo(said.words().get(0).startMs());
    assertThat(starts[8]).isEqualTo(said.words().get(1).startMs());
    assertThat(starts[11]).isEqualTo(said.durationMs());
  }

  @Test
  void textWithoutAWordIsNoSound() {
    assertThat(Stream.of("", " ", "...", "--").map(t -> SPEECH.say(t, Timbre.CALLER).length()))
        .containsOnly(0);
  }

  @Property(tries = 60)
  void anyTextCanBeSpokenAndItsTimesAreInOrder(@ForAll @StringLength(max = 60) String text) {
    var said = SPEECH.say(text, Timbre.CALLER);

    assertThat(said.charStartsMs()).hasSize(text.length() + 1).isSorted();
    assertThat(said.words())
        .allSatisfy(w -> assertThat(w.endMs()).isLessThanOrEqualTo(said.durationMs()));
  }

  @Test
  void manyThreadsMaySpeakAtOnce() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var spoken =
          IntStream.range(0, 24)
              .mapToObj(
                  i -> threads.submit(() -> SPEECH.say("sentence number " + i % 6, Timbre.CALLER)))
              .toList();
      var alone = new Speech();
      for (var one : spoken) {
        assertThat(one.get().mulaw()).isEqualTo(alone.say(one.get().text(), Timbre.CALLER).mulaw());
      }
    }
  }

  private static int loudestMsBetween(Utterance said, int fromMs, int toMs) {
    return IntStream.range(fromMs * 8, toMs * 8)
        .map(i -> Math.abs(MuLaw.decode(said.at(i))))
        .max()
        .orElse(0);
  }
}
