package callmeback.sandbox.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.websocket.WsListener;
import io.helidon.websocket.WsSession;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("wire")
final class WireSocketTest {
  private final World world = World.of(InstantSource.system(), 1, Path.of("unused"));
  private final OkHttpClient client =
      new OkHttpClient.Builder().readTimeout(Duration.ofSeconds(5)).build();
  private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> handled = new LinkedBlockingQueue<>();
  private WireServer server;

  @BeforeEach
  void open() {
    server =
        WireServer.open(
            world,
            "acme",
            0,
            routes -> {},
            sockets -> sockets.endpoint("/echo", WireSocket.guarded(world, "acme", Echo::new)));
  }

  @AfterEach
  void close() {
    server.close();
    client.dispatcher().executorService().shutdown();
  }

  @Test
  void aSocketIsJournalledFromOpeningToEnd() throws InterruptedException {
    WebSocket socket = connect();
    socket.send("hello");

    assertThat(next()).isEqualTo("open");
    assertThat(next()).isEqualTo("hello");
    socket.close(1000, "bye");
    assertThat(
            Await.until(() -> world.journal().since(0, "acme"), lines -> lines.size() == 2).stream()
                .map(Entry::note))
        .containsExactly("opened", "closed 1000 bye");
  }

  @Test
  void anUpgradeCanBeRefusedWithAStatus() throws InterruptedException {
    strike(new Mishap.Status(503));
    connect();

    assertThat(next()).isEqualTo("failed 503");
  }

  @Test
  void aSocketCanBeDroppedOnceOpen() throws InterruptedException {
    strike(new Mishap.DropBefore());
    connect();

    assertThat(next()).isEqualTo("open");
    assertThat(next()).startsWith("failed");
  }

  @Test
  void aSocketCanBeDroppedAfterItsFirstMessage() throws InterruptedException {
    strike(new Mishap.DropAfter());
    connect().send("hello");

    assertThat(next()).isEqualTo("open");
    assertThat(next()).isEqualTo("hello");
    assertThat(next()).startsWith("failed");
  }

  @Test
  void aSocketCanBeDroppedWithinAMessage() throws InterruptedException {
    strike(new Mishap.DropMid());
    connect();

    assertThat(next()).isEqualTo("open");
    assertThat(next()).startsWith("failed");
  }

  @Test
  void aStalledSocketOpensAndSaysNothing() throws InterruptedException {
    strike(new Mishap.Stall());
    connect().send("hello");

    assertThat(next()).isEqualTo("open");
    assertThat(seen.poll(300, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void aSocketStalledAfterHandlesWhatItIsToldAndSaysNothing() throws InterruptedException {
    strike(new Mishap.StallAfter());
    connect().send("hello");

    assertThat(handled.poll(5, TimeUnit.SECONDS)).isEqualTo("hello");
    assertThat(next()).isEqualTo("open");
    assertThat(seen.poll(300, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void aClientThatVanishesIsJournalled() throws InterruptedException {
    WebSocket socket = connect();
    assertThat(next()).isEqualTo("open");

    socket.cancel();

    assertThat(
            Await.until(() -> world.journal().since(0, "acme"), lines -> lines.size() == 2)
                .getLast()
                .note())
        .startsWith("broken");
  }

  private void strike(Mishap mishap) {
    world.mishaps().add(new MishapRule("", "acme", null, null, 1, 1, mishap));
  }

  private String next() throws InterruptedException {
    String event = seen.poll(5, TimeUnit.SECONDS);
    assertThat(event).isNotNull();
    return event;
  }

  private WebSocket connect() {
    Request request = new Request.Builder().url(server.base() + "/echo").build();
    return client.newWebSocket(request, new Recorder());
  }

  private final class Echo implements WsListener {
    @Override
    public void onMessage(WsSession session, String text, boolean last) {
      session.send(text, last);
      handled.add(text);
    }
  }

  private final class Recorder extends WebSocketListener {
    @Override
    public void onOpen(WebSocket socket, Response response) {
      seen.add("open");
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
      seen.add(text);
    }

    @Override
    public void onFailure(WebSocket socket, Throwable t, @Nullable Response response) {
      seen.add("failed " + (response == null ? t.getClass().getSimpleName() : response.code()));
    }
  }
}
