package callmeback.sandbox.deepgram;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.sandbox.client.Socket.Received;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("wire")
class NovaTest extends DeepgramRig {
  @Test
  void novaGivesInterimAndFinalWords() {
    try (var socket =
        socket(
            NOVA + "&interim_results=true&endpointing=300&vad_events=true&utterance_end_ms=1000")) {
      speak(socket, 200, STORY, 1_400);

      var messages = socket.until(m -> m.path("type").asText().equals("UtteranceEnd"));
      assertThat(messages.stream().map(m -> m.path("type").asText()).distinct())
          .containsExactly("SpeechStarted", "Results", "UtteranceEnd");
      var results = messages.stream().filter(m -> m.has("is_final")).toList();
      assertThat(results).filteredOn(m -> !m.path("is_final").asBoolean()).isNotEmpty();
      var last = results.getLast();
      assertThat(last.path("speech_final").asBoolean()).isTrue();
      assertThat(last.path("from_finalize").asBoolean()).isFalse();
      assertThat(said(last)).isEqualTo("tell me a story about the sea");
      assertThat(last.at("/channel/alternatives/0/words/6/word").asText()).isEqualTo("sea");
      assertThat(last.at("/channel/alternatives/0/words/6").has("punctuated_word")).isFalse();
      var spokenUntil = last.at("/channel/alternatives/0/words/6/end").asDouble();
      assertThat(last.path("start").asDouble() + last.path("duration").asDouble() - spokenUntil)
          .isBetween(0.2, 0.4);
      assertThat(messages.getLast().path("last_word_end").asDouble()).isEqualTo(spokenUntil);
    }
  }

  @Test
  void novaEndsWithWhatIsLeftAndWhatItHeard() {
    try (var socket = socket(NOVA + "&endpointing=false&punctuate=true")) {
      speak(socket, 100, STORY, 100);
      socket.send("{\"type\":\"KeepAlive\"}");
      socket.send("{\"type\":\"Finalize\"}");
      speak(socket, 0, "Stop.", 100);
      socket.send("{\"type\":\"CloseStream\"}");

      var messages = socket.untilClosed(1000);
      assertThat(messages).hasSize(3);
      assertThat(messages.get(0).path("from_finalize").asBoolean()).isTrue();
      assertThat(said(messages.get(0))).isEqualTo(STORY);
      assertThat(said(messages.get(1))).isEqualTo("Stop.");
      assertThat(messages.get(2).path("type").asText()).isEqualTo("Metadata");
      assertThat(messages.get(2).path("sha256").asText()).hasSize(64);
    }
  }

  @Test
  void novaHangsUpOnSilenceAndAKeepAliveHoldsItOff() {
    try (var socket = socket(NOVA)) {
      assertThat(socket.next())
          .isInstanceOfSatisfying(
              Received.Closed.class,
              end -> {
                assertThat(end.code()).isEqualTo(1011);
                assertThat(end.reason()).startsWith("NET-0001");
              });
    }
  }
}
