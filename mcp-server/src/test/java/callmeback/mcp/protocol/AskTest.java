package callmeback.mcp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("wire")
final class AskTest {
  private static final Map<String, ?> CALL = Map.of("name", "ask_user", "arguments", Map.of());
  private static final Map<String, ?> FORMS = Map.of("elicitation", Map.of());

  private final Rig rig = Rig.open();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aQuestionComesBackWithTheNextRequestAndTheToolRunsAgain() throws Exception {
    var ann = rig.asker(Rig.ANN);
    var first = ann.modern("tools/call", CALL, FORMS).last().path("result");
    assertThat(first.path("resultType").asText()).isEqualTo("input_required");

    var second = again(ann, first.path("requestState").asText(), "name", "Ann", 0);
    assertThat(second.last().at("/result/resultType").asText()).isEqualTo("input_required");
    assertThat(rig.tools.diary).isEmpty();

    var state = second.last().at("/result/requestState").asText();
    var done = again(ann, state, "colour", "blue", 1);
    assertThat(done.last().at("/result/structuredContent/done").asText())
        .isEqualTo("ACCEPT Ann blue");
    assertThat(rig.tools.diary).containsExactly("asked");
    assertThat(rig.door.sessions()).isZero();
  }

  @Test
  void aStateThatIsNotOursIsRefused() throws Exception {
    var ann = rig.asker(Rig.ANN);
    var state = ann.modern("tools/call", CALL, FORMS).last().at("/result/requestState").asText();
    var changed = (state.charAt(0) == 'A' ? "B" : "A") + state.substring(1);

    assertRefused(again(ann, changed, "name", "Ann", 0));
    assertRefused(again(ann, state + "x", "name", "Ann", 0));
    assertRefused(again(ann, "", "name", "Ann", 0));
    assertRefused(again(rig.asker(Rig.BO), state, "name", "Bo", 0));
    var other =
        Map.of("name", "echo_word", "arguments", Map.of("word", "hi"), "requestState", state);
    assertRefused(ann.modern("tools/call", other, FORMS));
    rig.now.updateAndGet(now -> now.plus(Duration.ofMinutes(11)));
    assertRefused(again(ann, state, "name", "Ann", 0));
    assertThat(rig.tools.diary).isEmpty();
  }

  @Test
  void whoeverCannotAskIsNotAsked() throws Exception {
    var ann = rig.asker(Rig.ANN);

    var modern = ann.modern("tools/call", CALL, Map.of());
    var urls = ann.modern("tools/call", CALL, Map.of("elicitation", Map.of("url", Map.of())));

    assertThat(modern.last().at("/result/content/0/type").asText()).isEqualTo("text");
    assertThat(modern.last().at("/result/structuredContent/done").asText())
        .isEqualTo("nobody to ask");
    assertThat(urls.last().at("/result/structuredContent/done").asText())
        .isEqualTo("nobody to ask");
  }

  @Test
  void progressIsToldToThoseWhoWantIt() throws Exception {
    var ann = rig.asker(Rig.ANN);
    ann.initialize();
    var call = Map.of("name", "report_progress", "arguments", Map.of());
    var wanting =
        Map.of(
            "name",
            "report_progress",
            "arguments",
            Map.of(),
            "_meta",
            Map.of("progressToken", "p1"));

    assertThat(ann.request(2, "tools/call", call).messages()).hasSize(1);
    var told = ann.request(3, "tools/call", wanting);

    assertThat(told.messages()).hasSize(2);
    assertThat(told.messages().getFirst().path("params"))
        .hasToString(
            "{\"progressToken\":\"p1\",\"progress\":1.0,\"total\":2.0,\"message\":\"Half of it.\"}");
  }

  @Test
  void aCancelledRequestIsInterrupted() throws Exception {
    var ann = rig.asker(Rig.ANN);
    ann.initialize();
    var other = rig.asker(Rig.ANN).with("Mcp-Session-Id", ann.session());
    var waiting = new FutureTask<>(() -> ann.call("wait_here", Map.of()));
    Thread.ofVirtual().start(waiting);
    assertThat(rig.next()).isEqualTo("waits");

    other.post(
        Map.of(
            "jsonrpc",
            "2.0",
            "method",
            "notifications/cancelled",
            "params",
            Map.of("requestId", 7)));

    assertThat(rig.next()).isEqualTo("interrupted");
    assertThat(waiting.get().messages()).isEmpty();
  }

  @Test
  void aClientThatVanishesInterruptsItsTool() throws Exception {
    var ann = rig.asker(Rig.ANN);
    ann.initialize();
    var body =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\","
            + "\"params\":{\"name\":\"wait_here\",\"arguments\":{}}}";
    try (var socket = new Socket("127.0.0.1", rig.port())) {
      var head =
          """
          POST /mcp HTTP/1.1
          Host: localhost
          Authorization: Bearer ann
          Mcp-Session-Id: %s
          Accept: application/json, text/event-stream
          Content-Type: application/json
          Content-Length: %d

          """;
      var request = head.formatted(ann.session(), body.length()).replace("\n", "\r\n") + body;
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      assertThat(rig.next()).isEqualTo("waits");
    }

    assertThat(rig.next()).isEqualTo("interrupted");
  }

  @Test
  void aSessionThatEndsInterruptsWhatItDid() throws Exception {
    var ann = rig.asker(Rig.ANN);
    ann.initialize();
    var waiting = new FutureTask<>(() -> ann.call("wait_here", Map.of()));
    Thread.ofVirtual().start(waiting);
    assertThat(rig.next()).isEqualTo("waits");

    rig.asker(Rig.ANN).with("Mcp-Session-Id", ann.session()).send("DELETE", "");

    assertThat(rig.next()).isEqualTo("interrupted");
  }

  private static Asker.Heard again(Asker asker, String state, String field, String value, int round)
      throws Exception {
    var params =
        Map.of(
            "name",
            "ask_user",
            "arguments",
            Map.of(),
            "requestState",
            state,
            "inputResponses",
            Map.of(
                "elicitation_create_" + round,
                Map.of("action", "accept", "content", Map.of(field, value))));
    return asker.modern("tools/call", params, FORMS);
  }

  private static void assertRefused(Asker.Heard heard) {
    assertThat(heard.status()).isEqualTo(400);
    assertThat(heard.last().at("/error/code").asInt()).isEqualTo(-32_602);
  }
}
