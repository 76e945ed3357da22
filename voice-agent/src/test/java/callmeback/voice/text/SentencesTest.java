package callmeback.voice.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class SentencesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Hi. How are you?                   | Hi. / How are you?
          Dr. Who met Mrs. Smith. They left. | Dr. Who met Mrs. Smith. / They left.
          It is 3.14. Really!                | It is 3.14. / Really!
          Wait... what? No!                  | Wait... / what? / No!
          Meet J. R. Ewing at 5 p.m. today.  | Meet J. R. Ewing at 5 p.m. today.
          In the U.S. it is so. Fine.        | In the U.S. it is so. / Fine.
          He said "Go." Then he left.        | He said "Go." / Then he left.
          1. Breathe. 2. Relax.              | 1. Breathe. / 2. Relax.
          **Done.** Next one.                | **Done.** / Next one.
          What?! Yes… no.                    | What?! / Yes… / no.
          See example.com for it. Ok.        | See example.com for it. / Ok.
          """)
  void aSentenceEndsWhereItDoes(String text, String sentences) {
    assertThat(all(text)).containsExactly(sentences.split(" / "));
  }

  @Test
  void aSentenceComesBeforeTheNextOneBegins() {
    var sentences = new Sentences();
    assertThat(sentences.add("Sure thing. ")).containsExactly("Sure thing.");
    assertThat(sentences.add("I wi")).isEmpty();
    assertThat(sentences.end()).containsExactly("I wi");
  }

  @Test
  void theFirstClauseComesEarlyAndLaterOnesDoNot() {
    var sentences = new Sentences();
    assertThat(sentences.add("Well, I have thought about it, and "))
        .containsExactly("Well, I have thought about it,");
    assertThat(sentences.add("I believe that we should go, because ")).isEmpty();
    assertThat(sentences.add("it is late. ")).hasSize(1);
  }

  @Test
  void aLongSentenceIsCutAtItsLastComma() {
    var head = "Oh. " + "and so on and on ".repeat(9) + "until, ";
    var pieces = all(head + "it goes on and on and on and on and on and on and on and on and on");
    assertThat(pieces.get(1)).endsWith("until,");
    assertThat(pieces).allMatch(piece -> piece.length() <= 200);
  }

  @Test
  void aNewLineEndsAPiece() {
    assertThat(all("- one\n- two")).containsExactly("- one", "- two");
  }

  private static List<String> all(String text) {
    var sentences = new Sentences();
    var pieces = new ArrayList<>(sentences.add(text));
    pieces.addAll(sentences.end());
    return pieces;
  }
}
