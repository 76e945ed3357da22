package callmeback.mcp.protocol.http;

import io.helidon.http.HttpMediaType;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One HTTP response: a JSON document, or from its first event on a stream (HTML, Server-sent
/// events).
final class Wire {
  static final HttpMediaType JSON = HttpMediaType.create("application/json");
  private static final HttpMediaType EVENTS = HttpMediaType.create("text/event-stream");
  private static final byte[] COMMENT = ": still here\n\n".getBytes(StandardCharsets.UTF_8);
  private static final byte[] EVENT = "event: message\ndata: ".getBytes(StandardCharsets.UTF_8);
  private static final byte[] AFTER = "\n\n".getBytes(StandardCharsets.UTF_8);

  private final ServerResponse response;
  private @Nullable OutputStream stream;

  /// The client is not there any more.
  static final class Vanished extends Exception {
    Vanished(Exception cause) {
      super(cause);
    }
  }

  private interface Writing {
    void write() throws IOException;
  }

  Wire(ServerResponse response) {
    this.response = response;
  }

  /// Sends all there is to say, if nothing was sent before.
  ///
  /// @return whether it was
  boolean document(byte[] json, How how) throws Vanished {
    if (stream != null) {
      return false;
    }
    attempt(() -> {
      response.status(Status.create(how.status()));
      how.headers().forEach(response::header);
      response.headers().contentType(JSON);
      response.send(json);
    });
    return true;
  }

  void event(byte[] json) throws Vanished {
    var event = new ByteArrayOutputStream(EVENT.length + json.length + AFTER.length);
    event.writeBytes(EVENT);
    event.writeBytes(json);
    event.writeBytes(AFTER);
    send(event.toByteArray());
  }

  /// Says that somebody is still here, and learns whether somebody still listens.
  void comment() throws Vanished {
    send(COMMENT);
  }

  void end() throws Vanished {
    if (stream == null) {
      comment();
    }
    attempt(() -> opened().close());
  }

  private void send(byte[] bytes) throws Vanished {
    attempt(() -> {
      opened().write(bytes);
      opened().flush();
    });
  }

  private OutputStream opened() {
    var open = stream;
    if (open == null) {
      response.headers().contentType(EVENTS);
      response.header("X-Accel-Buffering", "no");
      open = response.outputStream();
      stream = open;
    }
    return open;
  }

  private static void attempt(Writing writing) throws Vanished {
    try {
      writing.write();
    } catch (IOException | RuntimeException e) {
      throw new Vanished(e);
    }
  }
}
