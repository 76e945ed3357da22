package callmeback.sandbox.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("wire")
class SpokenContextTest extends ElevenLabsRig {
  @Test
  void aContextSpeaksItsTextInChunksWithTheTimeOfEachCharacter() {
    try (var socket = socket(MULTI + "&auto_mode=true")) {
      socket.send(text("turn-1", " ", "\"voice_settings\":{\"stability\":0.5}"));
      socket.send(text("turn-1", TEXT, "\"flush\":true"));
      var said = expected(TEXT);
      var chunks = chunks(socket, said);

      assertThat(chunks).allMatch(m -> m.path("contextId").asText().equals("turn-1"));
      assertThat(sound(chunks)).isEqualTo(said.mulaw());
      assertThat(chars(chunks)).isEqualTo(TEXT);
      var starts = said.charStartsMs();
      var character = 0;
      var beganMs = 0;
      for (var chunk : chunks) {
        var alignment = chunk.path("alignment");
        for (var i = 0; i < alignment.path("chars").size(); i++) {
          var startMs = beganMs + alignment.path("charStartTimesMs").get(i).asInt();
          assertThat(startMs).isEqualTo(starts[character]);
          assertThat(startMs + alignment.path("charsDurationsMs").get(i).asInt())
              .isEqualTo(starts[++character]);
        }
        beganMs += Base64.getDecoder().decode(chunk.path("audio").asText()).length / 8;
      }
    }
  }

  @Test
  void speechComesAfterTheFirstByteLatencyAndFasterThanItIsHeard() {
    world.latencies().put(Map.of("elevenlabs", Map.of("first_byte_ms", 120)));
    try (var socket = socket(MULTI)) {
      var started = System.nanoTime();
      socket.send(text("a", TEXT, "\"flush\":true"));
      socket.message();
      assertThat((System.nanoTime() - started) / 1_000_000).isGreaterThanOrEqualTo(118L);
      var said = expected(TEXT);
      chunksAfterTheFirst(socket, said);
      assertThat((System.nanoTime() - started) / 1_000_000).isLessThan(said.durationMs());
    }
  }

  @Test
  void aClosedContextSaysNoMore() {
    try (var socket = socket(MULTI + "&auto_mode=true")) {
      socket.send(text("old", TEXT.repeat(4), ""));
      socket.message();
      socket.send("{\"context_id\":\"old\",\"close_context\":true}");
      socket.send(text("new", "Yes? ", "\"flush\":true"));

      var messages = socket.until(m -> m.path("contextId").asText().equals("new"));
      var last = messages.stream().filter(m -> m.path("isFinal").asBoolean()).toList();
      assertThat(last).hasSize(1);
      assertThat(last.getFirst().path("contextId").asText()).isEqualTo("old");
      assertThat(messages.indexOf(last.getFirst())).isEqualTo(messages.size() - 2);
      assertThat(sound(messages).length).isLessThan(expected(TEXT.repeat(4)).length());
    }
  }

  @Test
  void aContextClosedAfterAFlushIsSpokenToItsEnd() {
    try (var socket = socket(MULTI)) {
      socket.send(text("a", TEXT, "\"flush\":true"));
      socket.send("{\"context_id\":\"a\",\"close_context\":true}");

      var messages = socket.until(m -> m.path("isFinal").asBoolean());
      assertThat(sound(messages)).isEqualTo(expected(TEXT).mulaw());
    }
  }

  @Test
  void shortTextWaitsForAFlushUnlessTheModeIsAutomatic() {
    try (var patient = socket(MULTI);
        var automatic = socket(MULTI + "&auto_mode=true")) {
      patient.send(text("a", "Hello you! ", ""));
      automatic.send(text("a", "Hello you! ", ""));

      automatic.message();
      assertThat(patient.isQuiet()).isTrue();
      patient.send("{\"context_id\":\"a\",\"flush\":true}");
      assertThat(sound(chunks(patient, expected("Hello you! "))))
          .isEqualTo(expected("Hello you! ").mulaw());
    }
  }

  @Test
  void longTextIsSpokenWhenTheScheduleSays() {
    try (var usual = socket(MULTI);
        var quick = socket(MULTI)) {
      usual.send(text("a", TEXT, ""));
      usual.send(text("a", TEXT, ""));
      usual.send(text("a", TEXT, ""));
      assertThat(chars(chunks(usual, expected(TEXT.repeat(3))))).isEqualTo(TEXT.repeat(3));

      quick.send(text("a", TEXT, "\"generation_config\":{\"chunk_length_schedule\":[50]}"));
      assertThat(chars(chunks(quick, expected(TEXT)))).isEqualTo(TEXT);
    }
  }

  @Test
  void closingTheSocketEndsEveryContext() {
    try (var socket = socket(MULTI)) {
      socket.send(text("a", "One. ", ""));
      socket.send(text("b", "Two. ", ""));
      socket.send("{\"close_socket\":true}");

      assertThat(socket.untilClosed(1000))
          .extracting(m -> m.path("contextId").asText() + m.path("isFinal").asText())
          .containsExactly("atrue", "btrue");
    }
  }

  @Test
  void aSingleStreamEndsWithEmptyText() {
    try (var socket = socket(SINGLE)) {
      socket.send("{\"text\":\" \",\"voice_settings\":{\"stability\":0.5}}");
      socket.send("{\"text\":\"Hello you! \"}");
      socket.send("{\"text\":\"\"}");

      var messages = socket.untilClosed(1000);
      assertThat(sound(messages)).isEqualTo(expected("Hello you! ").mulaw());
      assertThat(messages.getLast().path("isFinal").asBoolean()).isTrue();
      assertThat(messages).noneMatch(m -> m.has("contextId"));
    }
  }
}
