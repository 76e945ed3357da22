package callmeback.core.memory;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.memory.Merging.Taught;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class MergingTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T18:00:00Z");
  private static final UUID FIRST = new UUID(0, 1);
  private static final UUID SECOND = new UUID(0, 2);

  @Test
  void aNewerLessonTakesThePlaceOfWhatItContradictsAndKeepsItAsHistory() {
    var lisbon = fact("Their sister Anna lives in Lisbon.", FIRST, 0);

    var merged =
        Merging.merge(
            List.of(lisbon),
            List.of(taught("Their sister Anna moved to Porto.", SECOND, 7, lisbon.id())));

    assertThat(merged)
        .singleElement()
        .satisfies(now -> {
          assertThat(now.id()).isEqualTo(lisbon.id());
          assertThat(now.now().what()).isEqualTo("Their sister Anna moved to Porto.");
          assertThat(now.before()).containsExactly(lisbon.now());
        });
  }

  @Test
  void anOlderCallThatIsLearntFromLaterOnlyAddsToTheHistory() {
    var porto = fact("They live in Porto.", SECOND, 7);

    var merged =
        Merging.merge(
            List.of(porto), List.of(taught("They live in Lisbon.", FIRST, 0, porto.id())));

    assertThat(merged)
        .singleElement()
        .satisfies(now -> {
          assertThat(now.now()).isEqualTo(porto.now());
          assertThat(now.before()).extracting(Lesson::what).containsExactly("They live in Lisbon.");
        });
  }

  @Test
  void theSameInOtherLettersIsNotLearntAgain() {
    var tea = fact("They like a cup of tea.", FIRST, 0);

    assertThat(
            Merging.merge(List.of(tea), List.of(taught("they like cup of tea", SECOND, 7, null))))
        .isEmpty();
  }

  @Test
  void theOppositeIsNotTheSame() {
    var tea = fact("They like tea.", FIRST, 0);

    assertThat(
            Merging.merge(List.of(tea), List.of(taught("They do not like tea.", SECOND, 7, null))))
        .hasSize(1);
  }

  @Test
  void theSameOfSomebodyElseIsAnotherFact() {
    var own = fact("They live in Lisbon.", FIRST, 0);
    var annas = lesson("They live in Lisbon.", "Anna", SECOND, 7);

    assertThat(Merging.merge(List.of(own), List.of(new Taught(annas, null)))).hasSize(1);
  }

  @Test
  void whatReplacesAnUnknownFactIsANewOne() {
    var tea = fact("They like tea.", FIRST, 0);

    var merged =
        Merging.merge(
            List.of(tea), List.of(taught("They live in Porto.", SECOND, 7, new UUID(9, 9))));

    assertThat(merged)
        .singleElement()
        .satisfies(now -> {
          assertThat(now.id()).isNotEqualTo(tea.id());
          assertThat(now.before()).isEmpty();
        });
  }

  @Test
  void whatWasBelievedOnceAndIsSaidAgainReturns() {
    var lisbon = fact("They live in Lisbon.", FIRST, 0);
    var porto =
        Merging.merge(
                List.of(lisbon), List.of(taught("They live in Porto.", SECOND, 7, lisbon.id())))
            .getFirst();

    var back =
        Merging.merge(
            List.of(porto), List.of(taught("They live in Lisbon.", new UUID(0, 3), 14, null)));

    assertThat(back)
        .singleElement()
        .satisfies(now -> {
          assertThat(now.now().what()).isEqualTo("They live in Lisbon.");
          assertThat(now.before()).hasSize(2);
        });
  }

  @Test
  void theSameLineInOtherWordsIsTheSameLesson() {
    var source = new Lesson.Source(FIRST, "my sister anna moved to lisbon");
    var first = new Lesson("Their sister Anna moved to Lisbon.", null, MONDAY, null, 90, source);
    var again = new Lesson("Anna, their sister, moved to Lisbon.", null, MONDAY, null, 80, source);
    var known = Merging.merge(List.of(), List.of(new Taught(first, null)));

    assertThat(Merging.merge(known, List.of(new Taught(again, null)))).isEmpty();
  }

  private static Fact fact(String what, UUID call, int days) {
    return Merging.merge(List.of(), List.of(taught(what, call, days, null))).getFirst();
  }

  private static Taught taught(String what, UUID call, int days, @Nullable UUID replaces) {
    return new Taught(lesson(what, null, call, days), replaces);
  }

  private static Lesson lesson(String what, @Nullable String whose, UUID call, int days) {
    var at = MONDAY.plus(Duration.ofDays(days));
    return new Lesson(what, whose, at, null, 90, new Lesson.Source(call, "said: " + what));
  }
}
