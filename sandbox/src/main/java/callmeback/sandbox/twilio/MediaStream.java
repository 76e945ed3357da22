package callmeback.sandbox.twilio;

import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/// The socket of one `<Stream>`: what comes in goes to the call's inbox; what goes out is sent by
/// the call's thread.
final class MediaStream {

  /// twilio.com/docs/api/errors: the handshake was not answered with 101.
  private static final int HANDSHAKE = 31920;

  /// twilio.com/docs/api/errors: no connection came about.
  private static final int UNREACHABLE = 31901;

  private final StreamJson messages;
  private final Verb.Connect verb;
  private final Inbox inbox;
  private @Nullable WebSocket socket;
  private boolean open;
  private boolean overflowed;

  MediaStream(StreamJson messages, Verb.Connect verb, Inbox inbox) {
    this.messages = messages;
    this.verb = verb;
    this.inbox = inbox;
  }

  void connect(Product product) {
    socket = product.open(verb.url().toString(), new Ears());
  }

  /// The socket is open: says who is calling.
  void started() {
    open = true;
    send(messages.connected());
    send(messages.start(verb.parameters()));
  }

  boolean open() {
    return open;
  }

  void media(byte[] mulaw) {
    if (open) {
      send(messages.media(mulaw));
    }
  }

  void dtmf(String digit) {
    if (open) {
      send(messages.dtmf(digit));
    }
  }

  void mark(String name) {
    if (open) {
      send(messages.mark(name));
    }
  }

  StreamJson.FromProduct read(String text) throws StreamJson.Malformed {
    return messages.read(text);
  }

  /// True the first time only.
  boolean overflows() {
    var first = !overflowed;
    overflowed = true;
    return first;
  }

  /// The call leaves the stream: says so and closes, if there is still somebody to tell.
  void stop() {
    if (socket != null) {
      if (open) {
        send(messages.stop());
      }
      if (!open || !socket.close(1000, "")) {
        socket.cancel();
      }
    }
    open = false;
  }

  /// Closes without a farewell; `code` as in RFC 6455.
  void fail(int code) {
    if (socket != null) {
      socket.close(code, "");
    }
    open = false;
  }

  private void send(String message) {
    if (socket != null) {
      socket.send(message);
    }
  }

  private final class Ears extends WebSocketListener {
    private volatile boolean opened;

    @Override
    public void onOpen(WebSocket webSocket, Response response) {
      opened = true;
      inbox.put(new CallEvent.StreamOpened(MediaStream.this));
    }

    @Override
    public void onMessage(WebSocket webSocket, String text) {
      inbox.put(new CallEvent.StreamText(MediaStream.this, text));
    }

    @Override
    public void onMessage(WebSocket webSocket, ByteString bytes) {
      inbox.put(new CallEvent.StreamBinary(MediaStream.this));
    }

    @Override
    public void onClosing(WebSocket webSocket, int code, String reason) {
      webSocket.close(code == 1005 ? 1000 : code, "");
      inbox.put(new CallEvent.StreamClosed(MediaStream.this, code));
    }

    @Override
    public void onFailure(WebSocket webSocket, Throwable failure, @Nullable Response response) {
      if (opened) {
        inbox.put(new CallEvent.StreamLost(MediaStream.this));
      } else if (response != null) {
        var why = "answered " + response.code() + " to the handshake";
        inbox.put(new CallEvent.StreamRefused(MediaStream.this, HANDSHAKE, why));
      } else {
        var why = failure.getClass().getSimpleName();
        inbox.put(new CallEvent.StreamRefused(MediaStream.this, UNREACHABLE, why));
      }
    }
  }
}
