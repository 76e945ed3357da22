package callmeback.core.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Joins what was taught with what is known. Pure: the same twice changes nothing the second time,
/// nothing is known twice, and what is contradicted stays as history.
final class Merging {
  private final Map<UUID, Fact> known = new LinkedHashMap<>();
  private final Map<UUID, Fact> changed = new LinkedHashMap<>();

  private Merging(List<Fact> facts) {
    facts.forEach(fact -> known.put(fact.id(), fact));
  }

  /// A lesson, and the fact it contradicts.
  ///
  /// @param replaces the id of a known fact; any other is ignored
  record Taught(Lesson lesson, @Nullable UUID replaces) {}

  /// The facts that are new or not what they were, in the order in which it was said.
  static List<Fact> merge(List<Fact> known, List<Taught> taught) {
    var merging = new Merging(known);
    taught.stream()
        .sorted(Comparator.comparing(each -> each.lesson().learnedAt()))
        .forEach(merging::take);
    return List.copyOf(merging.changed.values());
  }

  private void take(Taught taught) {
    var lesson = taught.lesson();
    if (known.values().stream().anyMatch(fact -> fact.now().means(lesson))) {
      return;
    }
    var contradicted =
        heldBefore(lesson)
            .or(() -> Optional.ofNullable(taught.replaces()).map(known::get))
            .orElse(null);
    if (contradicted == null) {
      add(new Fact(id(lesson), lesson, List.of()));
    } else {
      var now = contradicted.taught(lesson);
      if (!now.equals(contradicted)) {
        put(now);
      }
    }
  }

  /// What was believed once, and is said again.
  private Optional<Fact> heldBefore(Lesson lesson) {
    return known.values().stream()
        .filter(fact -> fact.before().stream().anyMatch(version -> version.means(lesson)))
        .findFirst();
  }

  /// What was learnt from that line has moved on since; it is not learnt again.
  private void add(Fact fact) {
    if (!known.containsKey(fact.id())) {
      put(fact);
    }
  }

  private void put(Fact fact) {
    known.put(fact.id(), fact);
    changed.put(fact.id(), fact);
  }

  /// The same for the same line, so that a call that is looked at again teaches nothing new.
  private static UUID id(Lesson lesson) {
    var source = lesson.source();
    var name =
        "%s %s %s"
            .formatted(
                source == null ? lesson.learnedAt() : source.callId(),
                lesson.whose(),
                Sameness.plain(lesson.what()));
    return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
  }
}
