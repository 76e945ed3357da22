package callmeback.sandbox.deepgram;

import callmeback.sandbox.speech.Speech;
import callmeback.sandbox.world.World;
import io.helidon.common.buffers.BufferData;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.websocket.WsListener;
import io.helidon.websocket.WsSession;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One Nova connection. Its monitor guards everything: the connection's thread hears and answers, a
/// second one hangs up on a client that has fallen silent.
final class NovaSocket implements WsListener {
  private static final String TIMEOUT =
      "Deepgram did not receive audio data or a text message within the timeout window."
          + " See https://dpgr.am/net0001";

  private final Gate gate;
  private final Speech speech;
  private final Duration patience;
  private final String requestId;
  private final Instant created;
  private final MessageDigest digest = sha256();
  private @Nullable Session session;
  private long lastHeardNanos;
  private boolean closed;

  private record Session(Intake intake, Segments segments, NovaMessages messages) {}

  NovaSocket(World world, Gate gate, Speech speech, Duration patience) {
    this.gate = gate;
    this.speech = speech;
    this.patience = patience;
    requestId = gate.requestId();
    created = world.clock().instant();
  }

  @Override
  public Optional<Headers> onHttpUpgrade(HttpPrologue prologue, Headers headers) {
    session = gate.options(headers, new Parameters(prologue.query()), this::session);
    return Optional.empty();
  }

  private Session session(Parameters parameters) {
    var options = NovaOptions.from(parameters);
    return new Session(
        Intake.from(parameters),
        new Segments(speech.ear(), options),
        new NovaMessages(requestId, options.punctuated()));
  }

  @Override
  public synchronized void onOpen(WsSession ws) {
    lastHeardNanos = System.nanoTime();
    Thread.ofVirtual().name("nova-patience").start(() -> watch(ws));
  }

  @Override
  public synchronized void onMessage(WsSession ws, BufferData audio, boolean last) {
    lastHeardNanos = System.nanoTime();
    var bytes = audio.readBytes();
    if (bytes.length == 0) {
      finish(ws);
      return;
    }
    digest.update(bytes);
    for (var piece : open().intake().pieces(bytes)) {
      sendAll(ws, open().segments().hear(piece));
    }
  }

  @Override
  public synchronized void onMessage(WsSession ws, String text, boolean last) {
    lastHeardNanos = System.nanoTime();
    switch (Json.read(text).path("type").asText()) {
      case "KeepAlive" -> {}
      case "Finalize" -> sendAll(ws, open().segments().flush(true));
      case "CloseStream" -> finish(ws);
      default -> end(ws, 1008, "DATA-0000");
    }
  }

  @Override
  public void onClose(WsSession ws, int status, String reason) {
    ended();
  }

  @Override
  public void onError(WsSession ws, Throwable error) {
    ended();
  }

  private void finish(WsSession ws) {
    var open = open();
    sendAll(ws, open.segments().flush(false));
    var sha256 = HexFormat.of().formatHex(digest.digest());
    send(ws, open.messages().metadata(sha256, created, open.segments().positionMs()));
    end(ws, 1000, "");
  }

  private synchronized void watch(WsSession ws) {
    try {
      while (!closed) {
        var left = patience.minusNanos(System.nanoTime() - lastHeardNanos).toMillis();
        if (left <= 0) {
          end(ws, 1011, "NET-0001 " + TIMEOUT);
        } else {
          wait(left);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (UncheckedIOException _) {
      closed = true; // the client left without a word
    }
  }

  private void end(WsSession ws, int status, String reason) {
    ended();
    ws.close(status, reason);
  }

  private synchronized void ended() {
    closed = true;
    notifyAll();
  }

  private void sendAll(WsSession ws, List<Segment> segments) {
    for (var segment : segments) {
      send(ws, open().messages().message(segment));
    }
  }

  private static void send(WsSession ws, Record message) {
    ws.send(Json.text(message), true);
  }

  private Session open() {
    if (session == null) {
      throw new IllegalStateException("a message before the upgrade");
    }
    return session;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
