package callmeback.mcp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.Secret;
import callmeback.mcp.protocol.stdio.Bridge;
import callmeback.mcp.protocol.stdio.Pipe;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("wire")
final class BridgeTest {
  private final Rig rig = Rig.open();
  private final PipedOutputStream keyboard = new PipedOutputStream();
  private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
  private Thread bridge = Thread.currentThread();

  @BeforeEach
  void open() throws IOException {
    var screen = new PipedOutputStream();
    var lines =
        new BufferedReader(
            new InputStreamReader(new PipedInputStream(screen, 1 << 20), StandardCharsets.UTF_8));
    var in = new PipedInputStream(keyboard, 1 << 20);
    Thread.ofVirtual().start(() -> lines.lines().forEach(line -> heard.add(parsed(line))));
    var out = new PrintStream(screen, true, StandardCharsets.UTF_8);
    var door = URI.create("http://127.0.0.1:" + rig.port() + "/mcp");
    var pipe = new Pipe(door, new Secret(Rig.ANN), out);
    bridge =
        Thread.ofPlatform()
            .start(() -> {
              try {
                new Bridge(in, pipe).run();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  @AfterEach
  void close() throws Exception {
    keyboard.close();
    assertThat(bridge.join(Duration.ofSeconds(30))).isTrue();
    rig.close();
  }

  @Test
  void aSessionIsCarriedBothWaysAndEndsWithItsClient() throws Exception {
    initialize(Map.of());
    say(2, "tools/call", Map.of("name", "echo_word", "arguments", Map.of("word", "grüezi")));

    assertThat(next().at("/result/structuredContent/done").asText()).isEqualTo("grüezi");
    assertThat(rig.door.sessions()).isEqualTo(1);
    keyboard.close();
    assertThat(bridge.join(Duration.ofSeconds(30))).isTrue();
    assertThat(rig.door.sessions()).isZero();
  }

  @Test
  void aQuestionIsAskedAndAnsweredWhileItsToolWaits() throws Exception {
    initialize(Map.of("elicitation", Map.of()));
    say(2, "tools/call", Map.of("name", "ask_user", "arguments", Map.of()));

    for (var word : new String[] {"name", "colour"}) {
      var question = next();
      assertThat(question.path("method").asText()).isEqualTo("elicitation/create");
      write(
          Map.of(
              "jsonrpc",
              "2.0",
              "id",
              question.get("id"),
              "result",
              Map.of("action", "accept", "content", Map.of(word, "x"))));
    }
    assertThat(next().at("/result/structuredContent/done").asText()).isEqualTo("ACCEPT x x");
  }

  @Test
  void aCancelledRequestIsInterruptedAndNotAnswered() throws Exception {
    initialize(Map.of());
    say(2, "tools/call", Map.of("name", "wait_here", "arguments", Map.of()));
    assertThat(rig.next()).isEqualTo("waits");

    write(
        Map.of(
            "jsonrpc",
            "2.0",
            "method",
            "notifications/cancelled",
            "params",
            Map.of("requestId", 2)));

    assertThat(rig.next()).isEqualTo("interrupted");
    say(3, "ping", Map.of());
    assertThat(next().path("id").asInt()).isEqualTo(3);
  }

  @Test
  void theEraWithoutSessionsIsCarriedAndCancelledToo() throws Exception {
    var meta =
        Map.of(
            "io.modelcontextprotocol/protocolVersion",
            "2026-07-28",
            "io.modelcontextprotocol/clientCapabilities",
            Map.of());
    say(1, "server/discover", Map.of("_meta", meta));
    assertThat(next().at("/result/supportedVersions/0").asText()).isEqualTo("2026-07-28");
    say(2, "tools/call", Map.of("name", "wait_here", "arguments", Map.of(), "_meta", meta));
    assertThat(rig.next()).isEqualTo("waits");

    write(
        Map.of(
            "jsonrpc",
            "2.0",
            "method",
            "notifications/cancelled",
            "params",
            Map.of("requestId", 2)));

    assertThat(rig.next()).isEqualTo("interrupted");
    assertThat(rig.door.sessions()).isZero();
  }

  @Test
  void whatIsNoMessageIsAnsweredAndForgotten() throws Exception {
    keyboard.write("nonsense\n\n".getBytes(StandardCharsets.UTF_8));
    keyboard.flush();
    assertThat(next().at("/error/code").asInt()).isEqualTo(-32_700);
    say(1, "tools/list", Map.of());

    var refused = next();
    assertThat(refused.path("id").asInt()).isEqualTo(1);
    assertThat(refused.at("/error/message").asText()).contains("initialize");
  }

  private void initialize(Map<String, ?> capabilities) throws Exception {
    say(
        1,
        "initialize",
        Map.of(
            "protocolVersion",
            "2025-11-25",
            "capabilities",
            capabilities,
            "clientInfo",
            Map.of("name", "test", "version", "1")));
    assertThat(next().at("/result/protocolVersion").asText()).isEqualTo("2025-11-25");
    write(Map.of("jsonrpc", "2.0", "method", "notifications/initialized"));
  }

  private void say(int id, String method, Map<String, ?> params) throws IOException {
    write(Map.of("jsonrpc", "2.0", "id", id, "method", method, "params", params));
  }

  private void write(Map<String, ?> message) throws IOException {
    keyboard.write(
        (Asker.JSON.writeValueAsString(message) + "\n").getBytes(StandardCharsets.UTF_8));
    keyboard.flush();
  }

  private JsonNode next() throws InterruptedException {
    var next = heard.poll(20, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing was heard");
    }
    return next;
  }

  private static JsonNode parsed(String line) {
    try {
      return Asker.JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
