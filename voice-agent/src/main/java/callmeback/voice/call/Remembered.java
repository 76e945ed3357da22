package callmeback.voice.call;

import callmeback.core.memory.Acquaintance;
import callmeback.core.memory.Episode;
import callmeback.core.memory.Fact;
import callmeback.core.memory.Lesson;
import callmeback.core.memory.Occasion;
import callmeback.core.memory.Recalled;
import callmeback.core.memory.Recollection;
import callmeback.core.memory.Tone;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the memory tools answer, read again.
final class Remembered {
  private Remembered() {}

  /// Of `recall_memory`.
  static Recalled now(Map<String, Object> answer) {
    return new Recalled(
        list(answer, "facts", Remembered::fact),
        list(
            answer,
            "said",
            words -> new Recollection(text(words, "quote"), time(words, "said_at"))));
  }

  /// Of `get_call_context`.
  static Acquaintance before(Map<String, Object> answer) {
    return new Acquaintance(
        list(answer, "earlier_calls", Remembered::episode),
        list(answer, "facts", Remembered::fact));
  }

  private static Fact fact(Map<?, ?> fact) {
    var happened = optional(fact, "happened");
    var quote = optional(fact, "quote");
    var call = optional(fact, "call_id");
    return new Fact(
        UUID.fromString(text(fact, "memory_id")),
        new Lesson(
            text(fact, "what"),
            optional(fact, "whose"),
            time(fact, "learned_at"),
            happened == null ? null : Occasion.of(happened),
            fact.get("confidence") instanceof Number sure ? sure.intValue() : 0,
            quote == null || call == null ? null : new Lesson.Source(UUID.fromString(call), quote)),
        List.of());
  }

  private static Episode episode(Map<?, ?> call) {
    return new Episode(
        UUID.fromString(text(call, "call_id")),
        time(call, "at"),
        text(call, "summary"),
        Tone.valueOf(text(call, "tone").toUpperCase(Locale.ROOT)),
        List.of());
  }

  private static <T> List<T> list(
      Map<String, Object> answer, String name, Function<Map<?, ?>, T> read) {
    return answer.get(name) instanceof List<?> list
        ? list.stream()
            .filter(Map.class::isInstance)
            .map(entry -> read.apply((Map<?, ?>) entry))
            .toList()
        : List.of();
  }

  private static String text(Map<?, ?> fields, String name) {
    return String.valueOf(fields.get(name));
  }

  private static @Nullable String optional(Map<?, ?> fields, String name) {
    return fields.get(name) instanceof Object value ? value.toString() : null;
  }

  private static Instant time(Map<?, ?> fields, String name) {
    return Instant.parse(text(fields, name));
  }
}
