package callmeback.voice.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.Secret;
import callmeback.voice.speech.SpokenAudio;
import callmeback.voice.speech.SpokenAudio.Chunk;
import callmeback.voice.speech.SpokenAudio.Finished;
import callmeback.voice.speech.SpokenAudio.TimedText;
import callmeback.voice.speech.TextToSpeech.Speaking;
import callmeback.voice.wire.ProviderHttp;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.websocket.WsRouting;
import io.helidon.websocket.WsListener;
import io.helidon.websocket.WsSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The protocol message by message, as ElevenLabs documents it: a context that was flushed speaks
/// to its end although it is closed.
@Tag("wire")
@Timeout(20)
class ElevenLabsSpeakingTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Queue<String> received = new ConcurrentLinkedQueue<>();
  private WebServer server;

  @BeforeEach
  void open() {
    var sockets =
        WsRouting.builder()
            .endpoint("/v1/text-to-speech/{voice}/multi-stream-input", Contexts::new);
    server = WebServer.builder().host("127.0.0.1").addRouting(sockets).build().start();
  }

  @AfterEach
  void close() {
    server.stop();
  }

  @Test
  void aReplyIsBegunSpokenFlushedAndClosedInThatOrder() throws Exception {
    try (var speaking = speaking()) {
      speaking.say(1, "Hi you.");
      speaking.say(1, " Bye. ");
      speaking.finish(1);
      assertThat(List.of(speaking.next(), speaking.next()))
          .extracting(SpokenAudio::reply)
          .containsOnly(1L);
    }
    var settings = "{'stability':0.5,'similarity_boost':0.75,'speed':1.0}";
    assertThat(received.stream().map(message -> message.replace('"', '\'')).limit(6))
        .containsExactly(
            "{'context_id':'quiet','text':' ','voice_settings':" + settings + "}",
            "{'context_id':'1','text':' ','voice_settings':" + settings + "}",
            "{'context_id':'1','text':'Hi you. '}",
            "{'context_id':'1','text':'Bye. '}",
            "{'context_id':'1','flush':true}",
            "{'context_id':'1','close_context':true}");
  }

  @Test
  void aFinishedReplyEndsAfterAllOfItsAudio() throws Exception {
    try (var speaking = speaking()) {
      speaking.say(1, "Hi you.");
      speaking.finish(1);
      var chunk = (Chunk) speaking.next();
      assertThat(chunk.text())
          .containsExactly(new TimedText("Hi ", 20), new TimedText("you. ", 70));
      assertThat(chunk.millis()).isEqualTo(80);
      assertThat(speaking.next()).isEqualTo(new Finished(1));
    }
  }

  @Test
  void aReplyDroppedAfterItWasFinishedIsNotHeardOfAgain() throws Exception {
    try (var speaking = speaking()) {
      speaking.say(1, "Old.");
      speaking.finish(1);
      speaking.cancel(1);
      speaking.say(2, "New.");
      speaking.finish(2);
      assertThat(speaking.next().reply()).isEqualTo(2);
      assertThat(speaking.next()).isEqualTo(new Finished(2));
    }
  }

  private Speaking speaking() throws Exception {
    var base = URI.create("http://127.0.0.1:" + server.port());
    var config = ElevenLabsConfig.of(base, new Secret("key"));
    return new ElevenLabsVoice(config, ProviderHttp.client()).open("rachel");
  }

  /// Speaks at ten milliseconds a character when flushed, and ends a context when it is closed.
  private final class Contexts implements WsListener {
    private final Map<String, StringBuilder> texts = new HashMap<>();

    @Override
    public void onMessage(WsSession session, String text, boolean last) {
      received.add(text);
      var message = read(text);
      var context = message.path("context_id").asText();
      var waiting = texts.computeIfAbsent(context, _ -> new StringBuilder());
      if (!message.path("text").asText("").isBlank()) {
        waiting.append(message.path("text").asText());
      }
      if (message.path("flush").asBoolean()) {
        session.send(spoken(context, waiting.toString()), true);
      }
      if (message.path("close_context").asBoolean()) {
        session.send("{\"isFinal\":true,\"contextId\":\"" + context + "\"}", true);
      }
    }

    private static String spoken(String context, String text) {
      var message = JSON.createObjectNode().put("contextId", context);
      message.put("audio", Base64.getEncoder().encodeToString(new byte[text.length() * 80]));
      var alignment = message.putObject("alignment");
      var chars = alignment.putArray("chars");
      var starts = alignment.putArray("charStartTimesMs");
      var durations = alignment.putArray("charDurationsMs");
      for (var i = 0; i < text.length(); i++) {
        chars.add(text.substring(i, i + 1));
        starts.add(i * 10);
        durations.add(10);
      }
      return message.toString();
    }

    private static JsonNode read(String text) {
      try {
        return JSON.readTree(text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
