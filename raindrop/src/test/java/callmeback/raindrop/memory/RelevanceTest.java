package callmeback.raindrop.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class RelevanceTest {
  @Test
  void rareWordsWeighMoreThanFrequentOnes() {
    assertThat(rank("the zebra", "the the cat", "the dog", "a zebra", "the bird"))
        .startsWith("a zebra");
  }

  @Test
  void ofEqualOnesTheLaterComesFirst() {
    assertThat(rank("run", "went for a run", "came from a run"))
        .containsExactly("came from a run", "went for a run");
  }

  @Test
  void caseApostrophesPluralsAndPunctuationDoNotMatter() {
    assertThat(rank("INTERVIEWS, sisters'", "my interview", "Sister\u2019s dress"))
        .containsExactlyInAnyOrder("my interview", "Sister\u2019s dress");
    assertThat(rank("dont", "I don't know")).hasSize(1);
    assertThat(rank("stress", "so much stres")).isEmpty();
    assertThat(rank("\u00fcbung 42", "die \u00dcbung", "room 42")).hasSize(2);
  }

  @Test
  void noSharedWordIsNoMatch() {
    assertThat(rank("", "a")).isEmpty();
    assertThat(rank("?!", "a ?!")).isEmpty();
    assertThat(Relevance.rank(List.of(), "a", 5)).isEmpty();
  }

  private static List<String> rank(String terms, String... contents) {
    var memories =
        Stream.of(contents)
            .map(text -> new Memory("id", "session", "timeline", text, Instant.EPOCH, null, null))
            .toList();
    return Relevance.rank(memories, terms, 10).stream().map(Memory::content).toList();
  }
}
