package callmeback.app.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("wire")
final class DemoTest {
  private static final String REFUSAL =
      "{\"error\":\"unavailable\",\"message\":\"Come back later.\"}";

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  @Test
  void aProductThatRefusesEndsTheDemoWithItsReason() throws Exception {
    var server = refusing();
    try {
      assertThat(run(server.getAddress().getPort())).isEqualTo(1);
    } finally {
      server.stop(0);
    }
    assertThat(shown.toString(UTF_8)).contains("The demo stopped: 503 Come back later.");
  }

  @Test
  void aProductThatIsNotThereEndsTheDemo() throws Exception {
    var server = refusing();
    var port = server.getAddress().getPort();
    server.stop(0);
    assertThat(run(port)).isEqualTo(1);
    assertThat(shown.toString(UTF_8)).contains("The demo stopped: ");
  }

  private int run(int port) throws InterruptedException {
    var door = URI.create("http://127.0.0.1:" + port);
    var screen = new Screen(new PrintStream(shown, true, UTF_8), Terminal.PLAIN);
    return new Demo(door, door, screen, () -> 1, InstantSource.fixed(Instant.EPOCH)).run();
  }

  private static HttpServer refusing() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var body = REFUSAL.getBytes(UTF_8);
          exchange.sendResponseHeaders(503, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }
}
