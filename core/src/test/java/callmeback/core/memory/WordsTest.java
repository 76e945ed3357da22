package callmeback.core.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class WordsTest {
  @Test
  void formsOfAWordAreOne() {
    for (var form : new String[] {"move", "moves", "moved", "moving"}) {
      assertThat(Words.stems(form)).as(form).isEqualTo(Words.stems("move"));
    }
    assertThat(Words.stems("party")).isEqualTo(Words.stems("Parties!"));
  }

  @Test
  void wordsOfEveryOtherSentenceAreLeftOut() {
    assertThat(Words.stems("What did I tell you about my sister's interview?"))
        .containsExactly("sister", "interview");
    assertThat(Words.stems("do you know what it is")).isEmpty();
  }

  @Test
  void shortWordsFiguresAndOtherScriptsStay() {
    assertThat(Words.stems("bus 12 Übung 東京")).containsExactly("bus", "12", "übung", "東京");
  }
}
