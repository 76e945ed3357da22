package callmeback.core.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// Something a persona knows of a person, and what it thought before.
///
/// @param now what holds
/// @param before what held earlier, newest first, at most [#MOST_BEFORE]
public record Fact(UUID id, Lesson now, List<Lesson> before) {
  public static final int MOST_BEFORE = 10;

  public Fact {
    before = List.copyOf(before);
  }

  /// The same with one lesson more: a newer one holds from here on, an older one joins the history.
  /// What was known of that line, or at a later time, changes nothing.
  Fact taught(Lesson lesson) {
    var newer = lesson.learnedAt().isAfter(now.learnedAt());
    if (versions().anyMatch(known -> newer ? told(known, lesson) : known.means(lesson))) {
      return this;
    }
    var holds = newer || lesson.learnedAt().equals(now.learnedAt());
    return new Fact(id, holds ? lesson : now, earlier(holds ? now : lesson));
  }

  private List<Lesson> earlier(Lesson one) {
    var all = new ArrayList<>(before);
    all.add(one);
    all.sort(Comparator.comparing(Lesson::learnedAt).reversed());
    return all.subList(0, Math.min(all.size(), MOST_BEFORE));
  }

  /// Whether it was learnt from that very line before.
  private static boolean told(Lesson known, Lesson lesson) {
    return lesson.source() != null && lesson.source().equals(known.source()) && known.means(lesson);
  }

  Stream<Lesson> versions() {
    return Stream.concat(Stream.of(now), before.stream());
  }

  /// Every sentence and every quotation in it.
  Set<String> phrases() {
    var phrases = new LinkedHashSet<String>();
    versions()
        .forEach(version -> {
          phrases.add(version.what());
          var source = version.source();
          if (source != null) {
            phrases.add(source.quote());
          }
        });
    return phrases;
  }

  /// The calls it was learnt in.
  Set<UUID> calls() {
    var calls = new LinkedHashSet<UUID>();
    versions()
        .forEach(version -> {
          var source = version.source();
          if (source != null) {
            calls.add(source.callId());
          }
        });
    return calls;
  }
}
