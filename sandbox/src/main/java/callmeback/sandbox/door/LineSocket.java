package callmeback.sandbox.door;

import callmeback.sandbox.world.BadRequest;
import callmeback.sandbox.world.PhoneLine;
import callmeback.sandbox.world.Phones;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.common.buffers.BufferData;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.websocket.WsListener;
import io.helidon.websocket.WsSession;
import io.helidon.websocket.WsUpgradeException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// `/phones/{e164}/line`: a telephone in a browser. Down go 8 kHz mu-law audio as binary messages
/// and events as `{"event": "ringing" | "answered" | "ended" | "cleared" | "heard" | "said", ...}`;
/// up comes the microphone, mu-law too.
final class LineSocket implements WsListener, PhoneLine.Listener {
  /// About twenty seconds of frames; a page that falls further behind misses some.
  private static final int WAITING = 1000;

  private final Phones phones;
  private final BlockingQueue<Object> outgoing = new LinkedBlockingQueue<>(WAITING);
  private @Nullable PhoneLine line;

  LineSocket(Phones phones) {
    this.phones = phones;
  }

  @Override
  public Optional<Headers> onHttpUpgrade(HttpPrologue prologue, Headers headers)
      throws WsUpgradeException {
    if (!LoopbackOnly.admits(headers)) {
      throw new WsUpgradeException("a foreign page may not listen");
    }
    try {
      line = phones.line(prologue.uriPath().path().split("/")[2]);
    } catch (BadRequest e) {
      throw new WsUpgradeException(String.valueOf(e.getMessage()), e);
    }
    return Optional.empty();
  }

  @Override
  public void onOpen(WsSession session) {
    Thread connection = Thread.currentThread();
    Thread.startVirtualThread(() -> write(session, connection));
  }

  /// Writes until the connection's thread has ended, which is the only sign of a browser that
  /// vanished.
  private void write(WsSession session, Thread connection) {
    if (line == null) {
      return;
    }
    Thread writer = Thread.currentThread();
    Thread.startVirtualThread(() -> interruptAfter(connection, writer));
    try (PhoneLine.Subscription _ = line.listen(this)) {
      while (true) {
        switch (outgoing.take()) {
          case byte[] audio -> session.send(BufferData.create(audio), true);
          case Object event -> session.send(event.toString(), true);
        }
      }
    } catch (InterruptedException _) {
      // The browser is gone.
    } catch (RuntimeException _) {
      connection.interrupt();
    }
  }

  private static void interruptAfter(Thread connection, Thread writer) {
    try {
      connection.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    writer.interrupt();
  }

  @Override
  public void onMessage(WsSession session, BufferData buffer, boolean last) {
    if (line != null) {
      line.microphone(buffer.readBytes());
    }
  }

  @Override
  public void ringing(String from) {
    say(event("ringing").put("from", from));
  }

  @Override
  public void answered() {
    say(event("answered"));
  }

  @Override
  public void ended(String why) {
    say(event("ended").put("why", why));
  }

  @Override
  public void audio(byte[] mulaw) {
    outgoing.offer(mulaw.clone());
  }

  @Override
  public void cleared() {
    say(event("cleared"));
  }

  @Override
  public void heard(String text) {
    say(event("heard").put("text", text));
  }

  @Override
  public void said(String text) {
    say(event("said").put("text", text));
  }

  private static ObjectNode event(String name) {
    return Reply.object().put("event", name);
  }

  private void say(ObjectNode event) {
    outgoing.offer(event);
  }
}
