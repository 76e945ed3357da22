package callmeback.api.memory;

import callmeback.core.memory.Facts;
import callmeback.core.memory.Lesson;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something a persona knows, as the person it is about sees it.
///
/// @param history what was thought before, newest first
record MemoryJson(
    UUID id,
    UUID personaId,
    String what,
    @Nullable String whose,
    Instant learnedAt,
    @Nullable String happened,
    int confidence,
    @Nullable String quote,
    @Nullable UUID callId,
    List<VersionJson> history) {

  /// What was thought at one time.
  record VersionJson(
      String what,
      @Nullable String whose,
      Instant learnedAt,
      @Nullable String happened,
      int confidence,
      @Nullable String quote,
      @Nullable UUID callId) {
    static VersionJson of(Lesson lesson) {
      var happened = lesson.happened();
      var source = lesson.source();
      return new VersionJson(
          lesson.what(),
          lesson.whose(),
          lesson.learnedAt(),
          happened == null ? null : happened.date(),
          lesson.confidence(),
          source == null ? null : source.quote(),
          source == null ? null : source.callId());
    }
  }

  static MemoryJson of(Facts.Known known) {
    var fact = known.fact();
    var now = VersionJson.of(fact.now());
    return new MemoryJson(
        fact.id(),
        known.personaId(),
        now.what(),
        now.whose(),
        now.learnedAt(),
        now.happened(),
        now.confidence(),
        now.quote(),
        now.callId(),
        fact.before().stream().map(VersionJson::of).toList());
  }
}
