package callmeback.voice.twilio;

import callmeback.voice.line.Line;
import io.helidon.common.buffers.BufferData;
import io.helidon.websocket.WsSession;
import java.lang.System.Logger.Level;
import java.time.Duration;

/// The caller's end of a media stream. Its one thread is the only one that writes to the socket,
/// for the socket has no lock.
final class TwilioLine implements Line {
  private static final System.Logger LOG = System.getLogger(TwilioLine.class.getName());

  private final WsSession session;
  private final StreamMessageWriter messages;
  private final OutgoingQueue queue = new OutgoingQueue();
  private final Thread writer;

  private TwilioLine(WsSession session, String streamSid) {
    this.session = session;
    this.messages = new StreamMessageWriter(streamSid);
    this.writer = Thread.ofVirtual().name("line-" + streamSid).unstarted(this::write);
  }

  static TwilioLine open(WsSession session, String streamSid) {
    var line = new TwilioLine(session, streamSid);
    line.writer.start();
    return line;
  }

  @Override
  public void play(byte[] mulaw) {
    queue.play(mulaw);
  }

  @Override
  public void mark(String name) {
    queue.put(new Outgoing.Mark(name));
  }

  @Override
  public void clear() {
    queue.clear();
  }

  @Override
  public void close() {
    close(StreamCodes.DONE, "");
  }

  void close(int code, String reason) {
    queue.close(code, reason);
  }

  void pong(byte[] data) {
    queue.put(new Outgoing.Pong(data));
  }

  /// Whether we have done our part; the other end shall close too.
  boolean closed() {
    return queue.closed();
  }

  /// Waits until all is written, in order that another may write; for a moment only.
  void drain() {
    close();
    try {
      if (!writer.join(Duration.ofSeconds(1))) {
        writer.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write() {
    try {
      while (send(queue.take())) {}
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(
          Level.DEBUG,
          "Stream {0} takes nothing any more: {1}",
          messages.streamSid(),
          e.getMessage());
    } finally {
      queue.close(StreamCodes.DONE, "");
    }
  }

  /// Returns false after the last message.
  private boolean send(Outgoing message) {
    switch (message) {
      case Outgoing.Audio(var mulaw) -> session.send(messages.media(mulaw), true);
      case Outgoing.Mark(var name) -> session.send(messages.mark(name), true);
      case Outgoing.Clear() -> session.send(messages.clear(), true);
      case Outgoing.Pong(var data) -> session.pong(BufferData.create(data));
      case Outgoing.Close(var code, var reason) -> session.close(code, reason);
    }
    return !(message instanceof Outgoing.Close);
  }
}
