package callmeback.raindrop.talk;

import callmeback.core.memory.Episode;
import callmeback.core.memory.Fact;
import callmeback.core.memory.Lesson;
import callmeback.core.memory.Occasion;
import callmeback.core.memory.Tone;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A fact as it is stored: what holds, and what held before.
record FactJson(LessonJson now, List<LessonJson> before) {
  private static final ObjectMapper json =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /// @param learnedAt milliseconds since 1970: a number, so that no search finds it
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record LessonJson(
      String what,
      @Nullable String whose,
      long learnedAt,
      @Nullable String happened,
      int confidence,
      @Nullable String quote,
      @Nullable UUID callId) {

    static LessonJson of(Lesson lesson) {
      var happened = lesson.happened();
      var source = lesson.source();
      return new LessonJson(
          lesson.what(),
          lesson.whose(),
          lesson.learnedAt().toEpochMilli(),
          happened == null ? null : happened.date(),
          lesson.confidence(),
          source == null ? null : source.quote(),
          source == null ? null : source.callId());
    }

    Lesson lesson() {
      return new Lesson(
          what,
          whose,
          Instant.ofEpochMilli(learnedAt),
          happened == null ? null : Occasion.of(happened),
          confidence,
          quote == null || callId == null ? null : new Lesson.Source(callId, quote));
    }
  }

  /// @param at milliseconds since 1970
  record EpisodeJson(long at, String summary, String tone, List<UUID> facts) {
    static String write(Episode episode) {
      return text(
          new EpisodeJson(
              episode.at().toEpochMilli(),
              episode.summary(),
              episode.tone().name(),
              episode.facts()));
    }

    static Episode read(String callId, String stored) {
      var kept = parsed(stored, EpisodeJson.class);
      return new Episode(
          UUID.fromString(callId),
          Instant.ofEpochMilli(kept.at()),
          kept.summary(),
          Tone.valueOf(kept.tone()),
          kept.facts());
    }
  }

  static String write(Fact fact) {
    return text(
        new FactJson(
            LessonJson.of(fact.now()), fact.before().stream().map(LessonJson::of).toList()));
  }

  static Fact read(String id, String stored) {
    var kept = parsed(stored, FactJson.class);
    return new Fact(
        UUID.fromString(id),
        kept.now().lesson(),
        kept.before().stream().map(LessonJson::lesson).toList());
  }

  private static <T> T parsed(String stored, Class<T> type) {
    try {
      return json.readValue(stored, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("something remembered cannot be read", e);
    }
  }

  private static String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("something to remember cannot be written", e);
    }
  }
}
