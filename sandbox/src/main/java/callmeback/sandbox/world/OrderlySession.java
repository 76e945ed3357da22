package callmeback.sandbox.world;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.socket.SocketContext;
import io.helidon.websocket.WsSession;
import java.util.Optional;

/// A session that several threads may write to, one frame after the other: Helidon's own has no
/// lock.
final class OrderlySession implements WsSession {
  private final WsSession session;

  OrderlySession(WsSession session) {
    this.session = session;
  }

  @Override
  public synchronized WsSession send(String text, boolean last) {
    session.send(text, last);
    return this;
  }

  @Override
  public synchronized WsSession send(BufferData data, boolean last) {
    session.send(data, last);
    return this;
  }

  @Override
  public synchronized WsSession ping(BufferData data) {
    session.ping(data);
    return this;
  }

  @Override
  public synchronized WsSession pong(BufferData data) {
    session.pong(data);
    return this;
  }

  @Override
  public synchronized WsSession close(int code, String reason) {
    session.close(code, reason);
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
