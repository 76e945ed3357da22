package callmeback.sandbox.world;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.DirectHandler;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.websocket.WsListener;
import io.helidon.websocket.WsSession;
import io.helidon.websocket.WsUpgradeException;
import java.io.EOFException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Stands before one WebSocket of a simulator: journals its opening and end, and lets the mishap in
/// force strike.
///
/// `status` refuses the upgrade, `drop-before` closes the connection once open, `drop-after` closes
/// it after the first message was handled, `drop-mid` closes it within a message, `stall` takes
/// everything and says nothing, `stall-after` handles everything and says nothing, `slow` opens
/// late, `garble` says half a JSON object.
public final class WireSocket implements WsListener {
  private final World world;
  private final String provider;
  private final WsListener inner;
  private final AtomicBoolean ended = new AtomicBoolean();
  private String path = "";
  private Mishap.@Nullable OnRequest mishap;
  private @Nullable OrderlySession orderly;

  private WireSocket(World world, String provider, WsListener inner) {
    this.world = world;
    this.provider = provider;
    this.inner = inner;
  }

  /// A listener for each connection, guarded.
  public static Supplier<WsListener> guarded(
      World world, String provider, Supplier<? extends WsListener> listeners) {
    return () -> new WireSocket(world, provider, listeners.get());
  }

  @Override
  public Optional<Headers> onHttpUpgrade(HttpPrologue prologue, Headers headers)
      throws WsUpgradeException {
    path = prologue.uriPath().rawPath();
    mishap = world.mishaps().next(provider, "GET", path).orElse(null);
    switch (mishap) {
      case Mishap.Status(int status) -> throw refusal(status);
      case Mishap.StatusAfter(int status) -> throw refusal(status);
      case null, default -> {}
    }
    Optional<Headers> answer = inner.onHttpUpgrade(prologue, headers);
    journal(101, mishap == null ? "opened" : "opened, " + mishap.kind());
    return answer;
  }

  /// Opening a socket has no effect of its own that could come before a refusal.
  private RequestException refusal(int status) {
    journal(status, mishap == null ? "" : mishap.kind());
    return RequestException.builder()
        .type(DirectHandler.EventType.OTHER)
        .status(Status.create(status))
        .message("The sandbox was told to fail.")
        .build();
  }

  @Override
  public void onOpen(WsSession bare) {
    var session = orderly(bare);
    Thread connection = Thread.currentThread();
    Thread.startVirtualThread(() -> awaitEnd(connection, session));
    switch (mishap) {
      case Mishap.Slow(Duration delay) -> {
        pause(delay);
        inner.onOpen(session);
      }
      case Mishap.DropBefore _ -> throw new CloseConnectionException("dropped once open");
      case Mishap.Garble _ -> session.send("{\"type\": \"half_an_ans", true);
      case Mishap.DropMid _ -> {
        session.send("{\"type\": \"half_an_ans", false);
        throw new CloseConnectionException("dropped within a message");
      }
      case Mishap.Stall _ -> {}
      case Mishap.DropAfter _ -> inner.onOpen(session);
      case Mishap.StallAfter _ -> inner.onOpen(session);
      case Mishap.Status _ -> {}
      case Mishap.StatusAfter _ -> {}
      case null -> inner.onOpen(session);
    }
  }

  @Override
  public void onMessage(WsSession session, String text, boolean last) {
    if (alive()) {
      inner.onMessage(orderly(session), text, last);
      dropAfter(session);
    }
  }

  @Override
  public void onMessage(WsSession session, BufferData buffer, boolean last) {
    if (alive()) {
      inner.onMessage(orderly(session), buffer, last);
      dropAfter(session);
    }
  }

  /// Helidon leaves pings to the listener; a client that gets no pong takes the socket for dead.
  @Override
  public void onPing(WsSession session, BufferData data) {
    if (alive()) {
      orderly(session).pong(data);
    }
  }

  @Override
  public void onClose(WsSession session, int status, String reason) {
    ended.set(true);
    journal(101, "closed " + status + (reason.isEmpty() ? "" : " " + reason));
    if (alive()) {
      inner.onClose(orderly(session), status, reason);
    }
  }

  @Override
  public void onError(WsSession session, Throwable error) {
    if (ended.getAndSet(true)) {
      return;
    }
    journal(101, "broken: " + error.getClass().getSimpleName());
    if (alive()) {
      inner.onError(orderly(session), error);
    }
  }

  /// Helidon 4.1 tells a listener nothing when the other side vanishes without a close frame: the
  /// connection's thread just ends. So its end is awaited.
  private void awaitEnd(Thread connection, WsSession session) {
    try {
      connection.join();
      onError(session, new EOFException("the other side vanished"));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized WsSession orderly(WsSession session) {
    var known = orderly;
    if (known == null) {
      known = new OrderlySession(session, mishap instanceof Mishap.StallAfter);
      orderly = known;
    }
    return known;
  }

  private boolean alive() {
    return !(mishap instanceof Mishap.Stall
        || mishap instanceof Mishap.Garble
        || mishap instanceof Mishap.DropMid
        || mishap instanceof Mishap.DropBefore);
  }

  private void dropAfter(WsSession session) {
    if (mishap instanceof Mishap.DropAfter) {
      CloseConnectionException drop = new CloseConnectionException("dropped after a message");
      onError(session, drop);
      throw drop;
    }
  }

  private void journal(int status, String note) {
    world
        .journal()
        .record(Entry.of(provider, Entry.SOCKET, "GET", path).answered(status, 0).noting(note));
  }

  private static void pause(Duration delay) {
    try {
      Thread.sleep(delay);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
