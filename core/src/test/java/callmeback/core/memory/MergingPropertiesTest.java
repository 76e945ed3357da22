package callmeback.core.memory;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.memory.Merging.Taught;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

@Tag("unit")
final class MergingPropertiesTest {
  private static final Instant FIRST = Instant.parse("2026-03-02T18:00:00Z");

  /// Something taught: of few words and few calls, so that it often meets what is known.
  private record Said(String what, int whose, int call, int replaces) {
    private Taught taught(List<Fact> known) {
      var at = FIRST.plusSeconds(3_600L * call);
      var source = new Lesson.Source(new UUID(0, call), "line of " + what);
      var lesson = new Lesson(what, whose == 0 ? null : "person " + whose, at, null, 80, source);
      var contradicted = replaces < known.size() ? known.get(replaces).id() : new UUID(7, replaces);
      return new Taught(lesson, replaces == 0 ? null : contradicted);
    }
  }

  @Provide
  Arbitrary<List<List<Said>>> calls() {
    var what =
        Arbitraries.of(
            "They live in Lisbon",
            "They live in Porto",
            "they live in porto!",
            "They like tea",
            "They do not like tea",
            "They have a dog",
            "They have two dogs");
    return Combinators.combine(
            what,
            Arbitraries.integers().between(0, 1),
            Arbitraries.integers().between(1, 4),
            Arbitraries.integers().between(0, 5))
        .as(Said::new)
        .list()
        .ofMaxSize(6)
        .list()
        .ofMaxSize(5);
  }

  @Property
  void theSameCallTwiceTeachesNothingTheSecondTime(@ForAll("calls") List<List<Said>> calls) {
    var known = List.<Fact>of();
    for (var call : calls) {
      var taught = taught(known, call);
      var once = applied(known, Merging.merge(known, taught));
      assertThat(Merging.merge(once, taught)).isEmpty();
      known = once;
    }
  }

  @Property
  void nothingIsKnownTwice(@ForAll("calls") List<List<Said>> calls) {
    for (var fact : learnt(calls)) {
      assertThat(learnt(calls))
          .filteredOn(other -> other.now().says(fact.now()))
          .containsExactly(fact);
    }
  }

  @Property
  void whatIsContradictedStaysAsHistory(@ForAll("calls") List<List<Said>> calls) {
    var known = List.<Fact>of();
    for (var call : calls) {
      var next = applied(known, Merging.merge(known, taught(known, call)));
      for (var before : known) {
        var now =
            next.stream().filter(fact -> fact.id().equals(before.id())).findFirst().orElseThrow();
        var versions = now.versions().toList();
        if (versions.size() <= Fact.MOST_BEFORE) {
          assertThat(versions).containsAll(before.versions().toList());
        }
        assertThat(now.now().learnedAt()).isAfterOrEqualTo(before.now().learnedAt());
      }
      known = next;
    }
  }

  @Property
  void historyIsNewestFirstAndOlderThanWhatHolds(@ForAll("calls") List<List<Said>> calls) {
    for (var fact : learnt(calls)) {
      var times = fact.versions().map(Lesson::learnedAt).toList();
      assertThat(times).isSortedAccordingTo((a, b) -> b.compareTo(a));
      assertThat(new HashSet<>(fact.versions().toList())).hasSize(times.size());
    }
  }

  private static List<Fact> learnt(List<List<Said>> calls) {
    var known = List.<Fact>of();
    for (var call : calls) {
      known = applied(known, Merging.merge(known, taught(known, call)));
    }
    return known;
  }

  private static List<Taught> taught(List<Fact> known, List<Said> call) {
    return call.stream().map(said -> said.taught(known)).toList();
  }

  private static List<Fact> applied(List<Fact> known, List<Fact> changed) {
    var all = new LinkedHashMap<UUID, Fact>();
    known.forEach(fact -> all.put(fact.id(), fact));
    changed.forEach(fact -> all.put(fact.id(), fact));
    return new ArrayList<>(all.values());
  }
}
