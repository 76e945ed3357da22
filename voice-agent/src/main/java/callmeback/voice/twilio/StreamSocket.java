package callmeback.voice.twilio;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.websocket.WsSession;
import org.jspecify.annotations.Nullable;

/// The writing side of a media stream. It has no lock: the reading thread writes until there is a
/// line, and the line's own thread from then on.
final class StreamSocket {
  private final WsSession session;
  private volatile @Nullable TwilioLine line;

  StreamSocket(WsSession session) {
    this.session = session;
  }

  TwilioLine open(String streamSid) {
    var opened = TwilioLine.open(session, streamSid);
    line = opened;
    return opened;
  }

  void pong(BufferData data) {
    var open = line;
    if (open == null) {
      session.pong(data);
    } else {
      open.pong(data.readBytes());
    }
  }

  /// Asks the other end to close too.
  void close(int code, String reason) {
    var open = line;
    if (open == null) {
      session.close(code, reason);
    } else {
      open.close(code, reason);
    }
  }

  /// Leaves the socket to the reading thread again.
  void drain() {
    var open = line;
    if (open != null) {
      open.drain();
    }
  }

  /// Ends the connection's thread, and with it the socket, without a word.
  void cut() {
    var open = line;
    if (open != null) {
      open.close();
    }
    if (session instanceof ServerConnection connection) {
      connection.close(true);
    }
  }
}
