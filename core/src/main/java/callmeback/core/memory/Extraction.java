package callmeback.core.memory;

import callmeback.core.InvalidValue;
import callmeback.core.ProblemException;
import callmeback.core.StructuredModel;
import callmeback.core.call.SpokenTurn;
import callmeback.core.memory.Merging.Taught;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Asks a model what a conversation taught. Of its answer only what stands in the conversation is
/// believed: every lesson names the caller's line it was made of.
public final class Extraction {
  /// More would be gossip.
  private static final int MOST_LESSONS = 12;

  private static final Map<String, Object> TEXT = Map.of("type", "string");
  private static final Map<String, Object> TEXT_OR_NOTHING =
      Map.of("type", List.of("string", "null"));
  private static final Map<String, Object> WHOLE = Map.of("type", "integer");

  private static final Map<String, Object> LESSON =
      object(
          Map.of(
              "what", TEXT,
              "whose", TEXT_OR_NOTHING,
              "line", WHOLE,
              "happened", TEXT_OR_NOTHING,
              "confidence", WHOLE,
              "replaces", TEXT_OR_NOTHING));

  private static final Map<String, Object> SCHEMA =
      object(
          Map.of(
              "facts", Map.of("type", "array", "items", LESSON),
              "summary", TEXT,
              "tone", Map.of("type", "string", "enum", tones())));

  private final StructuredModel model;
  private final String instructions;

  /// @param instructions what a fact is, and what is none
  public Extraction(StructuredModel model, String instructions) {
    this.model = model;
    this.instructions = instructions;
  }

  /// What a conversation taught.
  record Learnt(List<Taught> lessons, String summary, Tone tone) {}

  /// @throws ProblemException with `Unavailable` when no model answers
  Learnt of(UUID callId, Material material) {
    var question =
        new StructuredModel.Question("call_memory", instructions, material.text(), SCHEMA);
    var answer = model.ask(question);
    var lessons =
        answer.get("facts") instanceof List<?> list
            ? list.stream()
                .limit(MOST_LESSONS)
                .flatMap(each -> lesson(callId, material, each).stream())
                .toList()
            : List.<Taught>of();
    return new Learnt(
        lessons,
        Sameness.beginning(text(answer, "summary"), Episode.LONGEST_SUMMARY),
        tone(text(answer, "tone")));
  }

  private static Optional<Taught> lesson(UUID callId, Material material, @Nullable Object each) {
    return each instanceof Map<?, ?> fields && fields.get("line") instanceof Number line
        ? material.said(line.intValue()).flatMap(turn -> lesson(callId, material, fields, turn))
        : Optional.empty();
  }

  private static Optional<Taught> lesson(
      UUID callId, Material material, Map<?, ?> fields, SpokenTurn turn) {
    var whose = Sameness.beginning(text(fields, "whose"), Lesson.LONGEST_NAME);
    var sure = fields.get("confidence") instanceof Number number ? number.intValue() : 0;
    try {
      var lesson =
          new Lesson(
              Sameness.beginning(text(fields, "what"), Lesson.MOST),
              whose.isEmpty() ? null : whose,
              turn.startedAt(),
              occasion(text(fields, "happened")),
              Math.clamp(sure, 0, Lesson.CERTAIN),
              new Lesson.Source(callId, turn.text()));
      return Optional.of(new Taught(lesson, material.fact(text(fields, "replaces")).orElse(null)));
    } catch (InvalidValue _) {
      return Optional.empty();
    }
  }

  /// What is no date is no reason to forget the rest.
  private static @Nullable Occasion occasion(String date) {
    try {
      return date.isEmpty() ? null : Occasion.of(date);
    } catch (InvalidValue _) {
      return null;
    }
  }

  private static Tone tone(String word) {
    return Arrays.stream(Tone.values())
        .filter(tone -> word(tone).equals(word))
        .findFirst()
        .orElse(Tone.CALM);
  }

  private static List<String> tones() {
    return Arrays.stream(Tone.values()).map(Extraction::word).toList();
  }

  private static String word(Tone tone) {
    return tone.name().toLowerCase(Locale.ROOT);
  }

  private static String text(Map<?, ?> fields, String name) {
    return fields.get(name) instanceof String text
        ? text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\s]+", " ").strip()
        : "";
  }

  private static Map<String, Object> object(Map<String, Object> properties) {
    return Map.of(
        "type",
        "object",
        "properties",
        properties,
        "required",
        properties.keySet().stream().sorted().toList(),
        "additionalProperties",
        false);
  }
}
