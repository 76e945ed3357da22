package callmeback.raindrop.talk;

import callmeback.core.call.Speaker;
import callmeback.core.call.SpokenTurn;
import callmeback.core.call.SpokenTurn.Latency;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A turn as it is stored.
@JsonInclude(JsonInclude.Include.NON_NULL)
record TurnJson(
    String speaker, String text, String heard, String startedAt, @Nullable Latency latency) {
  private static final ObjectMapper json =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  static TurnJson of(SpokenTurn turn) {
    return new TurnJson(
        turn.speaker().name(),
        turn.text(),
        turn.heard(),
        turn.startedAt().toString(),
        turn.latency());
  }

  SpokenTurn turn() {
    return new SpokenTurn(Speaker.valueOf(speaker), text, heard, Instant.parse(startedAt), latency);
  }

  String write() {
    return text(this);
  }

  static SpokenTurn read(String stored) {
    try {
      return json.readValue(stored, TurnJson.class).turn();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored turn cannot be read", e);
    }
  }

  static byte[] document(List<SpokenTurn> turns) {
    return text(turns.stream().map(TurnJson::of).toList()).getBytes(StandardCharsets.UTF_8);
  }

  static List<SpokenTurn> turns(byte[] document) {
    try {
      return json.readValue(document, new TypeReference<List<TurnJson>>() {}).stream()
          .map(TurnJson::turn)
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException("a stored transcript cannot be read", e);
    }
  }

  private static String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a turn cannot be written", e);
    }
  }
}
