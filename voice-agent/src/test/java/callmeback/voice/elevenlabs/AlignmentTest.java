package callmeback.voice.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmeback.voice.speech.ProviderException;
import callmeback.voice.speech.SpokenAudio.TimedText;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class AlignmentTest {

  @Test
  void aWordEndsWithItsLastLetterAndKeepsTheSpaceBehindIt() {
    assertThat(tenMsEach("Hi you. ").words(1_000))
        .containsExactly(new TimedText("Hi ", 20), new TimedText("you. ", 70));
  }

  @Test
  void aWordCutByTheChunkComesInTwoPieces() {
    assertThat(tenMsEach("a wo").words(1_000))
        .containsExactly(new TimedText("a ", 10), new TimedText("wo", 40));
    assertThat(tenMsEach("rd ok").words(1_000))
        .containsExactly(new TimedText("rd ", 20), new TimedText("ok", 50));
  }

  @Test
  void spaceBeforeTheFirstWordBelongsToIt() {
    assertThat(tenMsEach(" so").words(1_000)).containsExactly(new TimedText(" so", 30));
  }

  @Test
  void noWordEndsAfterItsChunk() {
    assertThat(tenMsEach("far too long").words(50)).allMatch(word -> word.endMs() <= 50);
  }

  @ParameterizedTest
  @ValueSource(strings = {"charsDurationsMs", "charDurationsMs"})
  void bothSpellingsOfDurationsAreUnderstood(String field) throws Exception {
    var json =
        """
        {"contextId": "4", "audio": "/////w==", "isFinal": null, "alignment":
          {"chars": ["O", "k"], "charStartTimesMs": [0, 50], "%s": [50, 30]}}
        """
            .formatted(field);
    var message = Incoming.parse(json);
    assertThat(message.lastOfContext()).isFalse();
    assertThat(message.spoken())
        .isEqualTo(new Alignment(List.of("O", "k"), List.of(0, 50), List.of(50, 30)));
  }

  @Test
  void anAlignmentThatDoesNotAddUpIsAFailure() {
    var json =
        "{\"alignment\": {\"chars\": [\"O\"], \"charStartTimesMs\": [], \"charDurationsMs\": [1]}}";
    assertThatThrownBy(() -> Incoming.parse(json)).isInstanceOf(ProviderException.class);
  }

  private static Alignment tenMsEach(String text) {
    var chars = text.chars().mapToObj(Character::toString).toList();
    return new Alignment(
        chars,
        IntStream.range(0, chars.size()).mapToObj(i -> i * 10).toList(),
        chars.stream().map(_ -> 10).toList());
  }
}
