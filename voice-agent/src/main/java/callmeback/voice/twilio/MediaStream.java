package callmeback.voice.twilio;

import callmeback.voice.line.LineListener;
import callmeback.voice.line.Switchboard;
import callmeback.voice.twilio.StreamMessage.Media;
import callmeback.voice.twilio.StreamMessage.Start;
import io.helidon.common.buffers.BufferData;
import io.helidon.http.DirectHandler;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.http.RequestException;
import io.helidon.websocket.WsListener;
import io.helidon.websocket.WsSession;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One WebSocket of the telephone company: the sound of one call.
///
/// Its connection's thread reads; the watchdog's ends it when there is nothing to read any more.
/// The lock lets one of them at a time through to the listener.
final class MediaStream implements WsListener {
  private static final System.Logger LOG = System.getLogger(MediaStream.class.getName());
  private static final int MAX_MESSAGE = 64 * 1024;

  /// 3 seconds: audio comes fifty times a second as long as the line lives.
  private static final int SILENT_LOOKS = 6;

  /// 5 seconds for an open socket to say which call it is.
  private static final int UNKNOWN_LOOKS = 10;

  private final StreamGate gate;
  private final Switchboard switchboard;
  private final Watchdog watchdog;
  private final ReentrantLock turn = new ReentrantLock();
  private final AtomicInteger silentLooks = new AtomicInteger();
  private final StringBuilder partial = new StringBuilder();
  private volatile @Nullable StreamSocket socket;
  private volatile State state = new State.Unknown();

  /// How far the stream has come.
  private sealed interface State {
    /// Nobody has said which call this is.
    record Unknown() implements State {}

    record Joined(TwilioLine line, LineListener ear, StreamClock clock) implements State {}

    /// The ear knows that it is over, and nothing that still comes matters.
    record Over() implements State {}
  }

  MediaStream(StreamGate gate, Switchboard switchboard, Watchdog watchdog) {
    this.gate = gate;
    this.switchboard = switchboard;
    this.watchdog = watchdog;
  }

  @Override
  public Optional<Headers> onHttpUpgrade(HttpPrologue prologue, Headers headers) {
    if (gate.opens(prologue, headers)) {
      return Optional.empty();
    }
    throw RequestException.builder()
        .type(DirectHandler.EventType.FORBIDDEN)
        .message("The signature is missing or wrong.")
        .build();
  }

  @Override
  public void onOpen(WsSession opened) {
    socket = new StreamSocket(opened);
    watchdog.watch(this);
  }

  @Override
  public void onMessage(WsSession from, String text, boolean last) {
    if (partial.length() + text.length() > MAX_MESSAGE) {
      partial.setLength(0);
      end(StreamCodes.TOO_LARGE, "message too large");
      return;
    }
    partial.append(text);
    if (last) {
      var whole = partial.toString();
      partial.setLength(0);
      read(whole);
    }
  }

  @Override
  public void onMessage(WsSession from, BufferData data, boolean last) {
    end(StreamCodes.NOT_TEXT, "text only");
  }

  @Override
  public void onPing(WsSession from, BufferData data) {
    socket().pong(data);
  }

  @Override
  public void onClose(WsSession from, int code, String reason) {
    gone();
  }

  @Override
  public void onError(WsSession from, Throwable error) {
    LOG.log(Level.WARNING, "A stream failed", error);
    gone();
  }

  /// One look of the watchdog: too many in a row without a message, and the line is gone.
  void look() {
    var limit = state instanceof State.Unknown ? UNKNOWN_LOOKS : SILENT_LOOKS;
    if (silentLooks.incrementAndGet() < limit || !turn.tryLock()) {
      return;
    }
    try {
      watchdog.forget(this);
      over();
    } finally {
      turn.unlock();
      socket().cut();
    }
  }

  private void read(String text) {
    turn.lock();
    try {
      take(StreamMessageReader.read(text));
    } catch (IOException e) {
      end(StreamCodes.MALFORMED, "malformed message");
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "A stream's message could not be dealt with", e);
      end(StreamCodes.FAILED, "failed");
    } finally {
      turn.unlock();
    }
  }

  private void take(StreamMessage message) {
    switch (state) {
      case State.Unknown() -> begin(message);
      case State.Joined joined -> hear(joined, message);
      case State.Over() -> {}
    }
  }

  private void begin(StreamMessage message) {
    switch (message) {
      case Start start ->
          gate.admit(start)
              .ifPresentOrElse(
                  callId -> join(callId, start), () -> end(StreamCodes.FORBIDDEN, "forbidden"));
      case StreamMessage.Connected _, StreamMessage.Unknown _ -> {}
      case Media _, StreamMessage.Mark _, StreamMessage.Pressed _, StreamMessage.Stop _ ->
          end(StreamCodes.FORBIDDEN, "not started");
    }
  }

  private void join(UUID callId, Start start) {
    var line = socket().open(start.streamSid());
    state = new State.Joined(line, switchboard.connect(callId, line), new StreamClock());
    silentLooks.set(0);
  }

  private void hear(State.Joined joined, StreamMessage message) {
    if (!joined.line().closed()) {
      silentLooks.set(0);
    }
    switch (message) {
      case Media media when media.track().equals("inbound") ->
          joined.clock().due(media).forEach(joined.ear()::audio);
      case StreamMessage.Mark(var name) -> joined.ear().marked(name);
      case StreamMessage.Pressed(var key) -> joined.ear().pressed(key);
      case StreamMessage.Stop() -> end(StreamCodes.DONE, "");
      case Start _ -> end(StreamCodes.FORBIDDEN, "started twice");
      case Media _, StreamMessage.Connected _, StreamMessage.Unknown _ -> {}
    }
  }

  /// We end the stream, and wait for the other end to close too.
  private void end(int code, String reason) {
    turn.lock();
    try {
      if (state instanceof State.Over) {
        return;
      }
      if (code != StreamCodes.DONE) {
        LOG.log(Level.WARNING, "A stream was closed: {0}", reason);
      }
      over();
      silentLooks.set(0);
      socket().close(code, reason);
    } finally {
      turn.unlock();
    }
  }

  /// The socket is gone, or its other end wants it to be.
  private void gone() {
    watchdog.forget(this);
    turn.lock();
    try {
      over();
    } finally {
      turn.unlock();
    }
    socket().drain();
  }

  private void over() {
    var before = state;
    state = new State.Over();
    if (before instanceof State.Joined(_, var ear, _)) {
      try {
        ear.ended();
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "A conversation could not be ended", e);
      }
    }
  }

  private StreamSocket socket() {
    return Objects.requireNonNull(socket);
  }
}
