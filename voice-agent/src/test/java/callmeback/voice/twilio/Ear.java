package callmeback.voice.twilio;

import callmeback.voice.line.Line;
import callmeback.voice.line.LineListener;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/// One conversation as far as the line knows it: what came in, in order.
final class Ear implements LineListener {
  final UUID callId;
  final Line line;

  /// Marks, keys and the end, in words.
  final List<String> events = new CopyOnWriteArrayList<>();

  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

  Ear(UUID callId, Line line) {
    this.callId = callId;
    this.line = line;
  }

  @Override
  public synchronized void audio(byte[] mulaw) {
    heard.writeBytes(mulaw);
  }

  @Override
  public void marked(String name) {
    events.add("mark " + name);
  }

  @Override
  public void pressed(char digit) {
    events.add("key " + digit);
  }

  @Override
  public void ended() {
    events.add("ended");
  }

  synchronized byte[] heard() {
    return heard.toByteArray();
  }

  void await(String event) {
    Await.until(() -> List.copyOf(events), seen -> seen.contains(event));
  }
}
