package callmeback.sandbox.twilio;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What waits for a call's own thread, in order. A full one makes its senders wait, until the call
/// is over and nothing matters any more.
final class Inbox {

  private static final int CAPACITY = 4096;

  private final BlockingQueue<CallEvent> events = new ArrayBlockingQueue<>(CAPACITY);
  private volatile boolean closed;

  void put(CallEvent event) {
    try {
      while (!closed && !events.offer(event, 100, TimeUnit.MILLISECONDS)) {
        Thread.onSpinWait();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// The next event, or null when there was none for so long.
  @Nullable CallEvent poll(long nanos) throws InterruptedException {
    return events.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
  }

  void close() {
    closed = true;
    events.clear();
  }
}
