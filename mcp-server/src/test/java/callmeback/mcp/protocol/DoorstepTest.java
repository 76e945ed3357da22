package callmeback.mcp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("wire")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DoorstepTest {
  private final Rig rig = Rig.open();

  @AfterAll
  void close() {
    rig.close();
  }

  @Test
  void whoeverBringsNoTokenLearnsWhereToGetOne() throws Exception {
    var refused = rig.asker(Rig.ANN).with("Authorization", "").initialize();

    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.header("WWW-Authenticate"))
        .isEqualTo(
            "Bearer resource_metadata=\"http://localhost/.well-known/oauth-protected-resource/mcp\"");
  }

  @Test
  void aTokenThatIsNotGoodIsNamedSo() throws Exception {
    var refused = rig.asker("forged").initialize();
    var suspended = rig.asker("suspended").initialize();
    var basic = rig.asker(Rig.ANN).with("Authorization", "Basic YW5uOmFubg==").initialize();

    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
    assertThat(suspended.status()).isEqualTo(403);
    assertThat(basic.status()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({"hasty, 429, 7", "early, 503, 2"})
  void whoCannotBeServedNowLearnsWhenToComeAgain(String token, int status, String seconds)
      throws Exception {
    var refused = rig.asker(token).initialize();

    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.header("Retry-After")).isEqualTo(seconds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/.well-known/oauth-protected-resource",
        "/.well-known/oauth-protected-resource/mcp"
      })
  void theResourceDescribesItself(String path) throws Exception {
    var answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    assertThat(answer)
        .startsWith("HTTP/1.1 200")
        .contains("\"resource\":\"http://localhost/mcp\"", "calls:read");
  }

  @ParameterizedTest
  @CsvSource({
    "evil.example.com, '', 403",
    "localhost:3001, '', 401",
    "'[::1]:3001', '', 401",
    "localhost, https://evil.example.com, 403",
    "localhost, null, 403",
    "localhost, http://localhost:5173, 401",
    "localhost, https://app.example.com, 401",
    "localhost, https://localhost.evil.example.com, 403"
  })
  void aRequestMustBeMeantForThisHouse(String host, String origin, int status) throws Exception {
    var from = origin.isEmpty() ? "" : "Origin: " + origin + "\r\n";

    var answer =
        raw(
            "POST /mcp HTTP/1.1\r\nHost: %s\r\n%sContent-Length: 0\r\nConnection: close\r\n\r\n"
                .formatted(host, from));

    assertThat(answer).startsWith("HTTP/1.1 " + status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense|-32700",
        "[]|-32600",
        "5|-32600",
        "{}|-32600",
        "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}|-32600",
        "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}|-32600",
        "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}|-32600",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":5}|-32600",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":[1]}|-32600",
        "{\"jsonrpc\":\"2.0\",\"id\":1}|-32600",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\"}|-32602",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"capabilities\":5}}|-32602"
      })
  void whatIsNotTheProtocolIsRefused(String body, int code) throws Exception {
    var refused = rig.asker(Rig.ANN).send("POST", body);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.last().at("/error/code").asInt()).isEqualTo(code);
  }

  @Test
  void aClientMustBeAbleToReadTheAnswer() throws Exception {
    var ping = Map.of("jsonrpc", "2.0", "id", 1, "method", "ping");
    assertThat(rig.asker(Rig.ANN).with("Accept", "application/json").post(ping).status())
        .isEqualTo(406);
    assertThat(rig.asker(Rig.ANN).with("Accept", "*/*").initialize().status()).isEqualTo(200);
    assertThat(rig.asker(Rig.ANN).with("Content-Type", "text/plain").post(ping).status())
        .isEqualTo(415);
    var put = rig.asker(Rig.ANN).send("PUT", "{}");
    assertThat(put.status()).isEqualTo(405);
    assertThat(put.header("Allow")).contains("POST");
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedAndTheDoorStaysOpen() throws Exception {
    var large = "{\"jsonrpc\":\"2.0\",\"x\":\"" + "a".repeat(1_100_000) + "\"}";

    assertThat(rig.asker(Rig.ANN).send("POST", large).status()).isEqualTo(413);
    assertThat(rig.asker(Rig.ANN).initialize().status()).isEqualTo(200);
  }

  private String raw(String request) throws IOException {
    try (var socket = new Socket("127.0.0.1", rig.port())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
