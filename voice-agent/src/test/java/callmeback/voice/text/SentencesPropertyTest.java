package callmeback.voice.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

@Tag("unit")
class SentencesPropertyTest {

  @Property
  void nothingIsLostOrAdded(@ForAll("prose") String text) {
    assertThat(withoutSpace(String.join("", all(text)))).isEqualTo(withoutSpace(text));
  }

  @Property
  void noPieceIsTooLong(@ForAll("prose") String text) {
    assertThat(all(text)).allMatch(piece -> piece.length() <= 201 && !piece.isBlank());
  }

  @Property
  void piecesOfTheStreamMakeNoDifference(@ForAll("prose") String text, @ForAll long seed) {
    var random = new Random(seed);
    var sentences = new Sentences();
    var pieces = new ArrayList<String>();
    for (var from = 0; from < text.length(); ) {
      var to = Math.min(text.length(), from + 1 + random.nextInt(12));
      pieces.addAll(sentences.add(text.substring(from, to)));
      from = to;
    }
    pieces.addAll(sentences.end());
    assertThat(pieces).isEqualTo(all(text));
  }

  @Provide
  Arbitrary<String> prose() {
    var words =
        Arbitraries.of(
            "well",
            "Dr.",
            "a.m.",
            "3.14",
            "yes.",
            "no?",
            "(maybe)",
            "\"so.\"",
            "and,",
            "then;",
            "x".repeat(230),
            "🎉",
            "\n",
            "—",
            "...",
            "I.",
            "wow!");
    return words.list().ofMaxSize(80).map(list -> String.join(" ", list));
  }

  private static List<String> all(String text) {
    var sentences = new Sentences();
    var pieces = new ArrayList<>(sentences.add(text));
    pieces.addAll(sentences.end());
    return pieces;
  }

  private static String withoutSpace(String text) {
    return text.replaceAll("\\s", "");
  }
}
