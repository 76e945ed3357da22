package callmeback.mcp.protocol.http;

import io.helidon.webserver.http.ServerResponse;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// What is said in answer to one HTTP request, from any thread, and written by one: that of the
/// connection.
///
/// It is one JSON document while the reply is the first thing that is said, and an event stream as
/// soon as anything else is. While nothing is said for a while a comment is written, because only
/// writing shows that the client has vanished.
public final class Answering {
  /// How far tools may be ahead of the connection before they wait.
  private static final int AHEAD = 256;

  private final BlockingQueue<Said> said = new ArrayBlockingQueue<>(AHEAD);
  private final Json json;
  private final int speakers;
  private volatile boolean over;

  private sealed interface Said {
    record Message(byte[] json, boolean reply, How how) implements Said {}

    record Nothing() implements Said {}

    record End() implements Said {}
  }

  /// @param speakers how many have to end before it is over
  public Answering(Json json, int speakers) {
    this.json = json;
    this.speakers = speakers;
  }

  /// Says something, and waits while the connection is slow; when it is over nobody hears.
  public void say(JSONRPCMessage message, How how) {
    try {
      var next = new Said.Message(json.bytes(message), message instanceof JSONRPCResponse, how);
      if (!over) {
        said.put(next);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while answering", e);
    }
  }

  /// Says something if there is room; a stream that nobody reads must hold up nobody.
  public boolean offer(JSONRPCMessage message) {
    return !over && said.offer(new Said.Message(json.bytes(message), false, How.OK));
  }

  /// One of the speakers has ended, whatever became of it.
  public void end() {
    var interrupted = Thread.interrupted();
    var told = false;
    while (!over && !told) {
      try {
        told = said.offer(new Said.End(), 1, TimeUnit.SECONDS);
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Writes until all speakers have ended.
  ///
  /// @param pulse after how much silence a comment is written
  /// @return whether the client was there to the end
  public boolean write(ServerResponse response, Duration pulse) throws InterruptedException {
    return write(new Wire(response), pulse);
  }

  boolean write(Wire wire, Duration pulse) throws InterruptedException {
    try {
      var left = speakers;
      while (left > 0) {
        switch (next(pulse)) {
          case Said.Message(var bytes, var reply, var how) -> {
            if (reply && speakers == 1 && wire.document(bytes, how)) {
              return true;
            }
            wire.event(bytes);
          }
          case Said.Nothing() -> wire.comment();
          case Said.End() -> left--;
        }
      }
      wire.end();
      return true;
    } catch (Wire.Vanished _) {
      return false;
    } finally {
      over = true;
      said.clear();
    }
  }

  private Said next(Duration pulse) throws InterruptedException {
    var next = said.poll(pulse.toNanos(), TimeUnit.NANOSECONDS);
    return next == null ? new Said.Nothing() : next;
  }
}
