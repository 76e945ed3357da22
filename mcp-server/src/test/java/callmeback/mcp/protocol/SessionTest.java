package callmeback.mcp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("wire")
final class SessionTest {
  private final Rig rig = Rig.open();

  @AfterEach
  void close() {
    rig.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-03-26", "2025-06-18", "2025-11-25"})
  void aSessionSpeaksTheRevisionItWasOpenedFor(String version) throws Exception {
    var ann = rig.asker(Rig.ANN);

    var opened = ann.initialize(version, Map.of());
    ann.with("MCP-Protocol-Version", version);

    assertThat(opened.last().at("/result/protocolVersion").asText()).isEqualTo(version);
    assertThat(opened.last().at("/result/serverInfo/name").asText()).isEqualTo("call-me-back");
    assertThat(opened.last().at("/result/instructions").asText()).isEqualTo("Use them.");
    assertThat(ann.call("echo_word", Map.of("word", "hi")).last().at("/result/structuredContent"))
        .hasToString("{\"done\":\"hi\"}");
  }

  @Test
  void anUnknownRevisionIsAnsweredWithTheNewestOfSessions() throws Exception {
    var opened = rig.asker(Rig.ANN).initialize("1999-01-01", Map.of());

    assertThat(opened.last().at("/result/protocolVersion").asText()).isEqualTo("2025-11-25");
  }

  @Test
  void anUnknownRevisionInTheHeaderIsRefused() throws Exception {
    var ann = rig.asker(Rig.ANN);
    ann.initialize();

    var refused = ann.with("MCP-Protocol-Version", "1999-01-01").request(2, "ping", Map.of());

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.last().at("/error/data/requested").asText()).isEqualTo("1999-01-01");
    assertThat(refused.last().path("id").asInt()).isEqualTo(2);
  }

  /// Neither for somebody else nor for another credential of the same account.
  @ParameterizedTest
  @ValueSource(strings = {Rig.BO, Rig.READER})
  void aStolenSessionIsNoSession(String token) throws Exception {
    var ann = rig.asker(Rig.ANN);
    ann.initialize();
    var thief = rig.asker(token).with("Mcp-Session-Id", ann.session());

    assertThat(thief.call("echo_word", Map.of("word", "hi")).status()).isEqualTo(404);
    assertThat(thief.send("GET", "").status()).isEqualTo(404);
    assertThat(thief.send("DELETE", "").status()).isEqualTo(404);
    assertThat(thief.post(Map.of("jsonrpc", "2.0", "method", "notifications/initialized")).status())
        .isEqualTo(404);
    assertThat(ann.call("echo_word", Map.of("word", "hi")).status()).isEqualTo(200);
  }

  @Test
  void aSessionIsNeededAndEndsWhenItsClientSaysSo() throws Exception {
    var ann = rig.asker(Rig.ANN);
    assertThat(ann.request(2, "tools/list", Map.of()).status()).isEqualTo(400);

    ann.initialize();
    assertThat(ann.send("DELETE", "").status()).isEqualTo(204);

    assertThat(ann.request(2, "tools/list", Map.of()).status()).isEqualTo(404);
    assertThat(rig.door.sessions()).isZero();
  }

  @Test
  void aSessionThatNobodyUsesIsForgotten() throws Exception {
    var ann = rig.asker(Rig.ANN);
    ann.initialize();
    pass(Rig.LIMITS.idle().minusSeconds(1));
    assertThat(ann.request(2, "ping", Map.of()).status()).isEqualTo(200);

    pass(Rig.LIMITS.idle().plusSeconds(1));

    assertThat(ann.request(3, "ping", Map.of()).status()).isEqualTo(404);
    rig.asker(Rig.BO).initialize();
    assertThat(rig.door.sessions()).isEqualTo(1);
  }

  @Test
  void oneSessionTooManyEndsTheLongestUnused() throws Exception {
    var first = rig.asker(Rig.ANN);
    var second = rig.asker(Rig.ANN);
    first.initialize();
    second.initialize();
    rig.asker(Rig.ANN).initialize();
    first.request(2, "ping", Map.of());

    rig.asker(Rig.ANN).initialize();

    assertThat(second.request(3, "ping", Map.of()).status()).isEqualTo(404);
    assertThat(first.request(3, "ping", Map.of()).status()).isEqualTo(200);
    assertThat(rig.door.sessions()).isEqualTo(Rig.LIMITS.each());
  }

  @Test
  void thousandsOfSessionsLeaveNothingBehind() throws Exception {
    for (var n = 0; n < 1_000; n++) {
      rig.asker(Rig.ANN).initialize();
    }

    assertThat(rig.door.sessions()).isEqualTo(Rig.LIMITS.each());
  }

  @Test
  void batchesAreOfTheRevisionThatHadThem() throws Exception {
    var batch =
        List.of(
            Map.of("jsonrpc", "2.0", "id", 2, "method", "ping"),
            Map.of("jsonrpc", "2.0", "id", "three", "method", "tools/list"),
            Map.of("jsonrpc", "2.0", "method", "notifications/initialized"));
    var old = rig.asker(Rig.ANN);
    old.initialize("2025-03-26", Map.of());

    var heard = old.post(batch);

    assertThat(heard.messages())
        .extracting(message -> message.path("id").asText())
        .containsExactlyInAnyOrder("2", "three");
    var young = rig.asker(Rig.ANN);
    young.initialize();
    assertThat(young.post(batch).status()).isEqualTo(400);
  }

  @Test
  void anAnswerThatNobodyWaitsForIsRefused() throws Exception {
    var ann = rig.asker(Rig.ANN);
    ann.initialize();

    var refused = ann.post(Map.of("jsonrpc", "2.0", "id", "x", "result", Map.of()));

    assertThat(refused.status()).isEqualTo(400);
  }

  private void pass(Duration time) {
    rig.now.updateAndGet(now -> now.plus(time));
  }
}
