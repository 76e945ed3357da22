package callmeback.sandbox.world;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.socket.SocketContext;
import io.helidon.websocket.WsSession;
import java.util.Optional;

/// A session that several threads may write to, one frame after the other: Helidon's own has no
/// lock.
final class OrderlySession implements WsSession {
  private final WsSession session;
  private final boolean mute;

  /// @param mute whether nothing that is said reaches the other side
  OrderlySession(WsSession session, boolean mute) {
    this.session = session;
    this.mute = mute;
  }

  @Override
  public synchronized WsSession send(String text, boolean last) {
    if (!mute) {
      session.send(text, last);
    }
    return this;
  }

  @Override
  public synchronized WsSession send(BufferData data, boolean last) {
    if (!mute) {
      session.send(data, last);
    }
    return this;
  }

  @Override
  public synchronized WsSession ping(BufferData data) {
    if (!mute) {
      session.ping(data);
    }
    return this;
  }

  @Override
  public synchronized WsSession pong(BufferData data) {
    if (!mute) {
      session.pong(data);
    }
    return this;
  }

  @Override
  public synchronized WsSession close(int code, String reason) {
    if (!mute) {
      session.close(code, reason);
    }
    return this;
  }

  @Override
  public WsSession terminate() {
    session.terminate();
    return this;
  }

  @Override
  public Optional<String> subProtocol() {
    return session.subProtocol();
  }

  @Override
  public SocketContext socketContext() {
    return session.socketContext();
  }
}
