package callmeback.sandbox.world;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Every request, webhook, callback and socket of all simulators, in order; the oldest lines go
/// when it is full.
///
/// A request's line is written when it has been answered, which its sender may know a moment
/// sooner: whoever reads waits for the lines of requests under way, unless they take long.
public final class Journal {
  private static final int CAPACITY = 100_000;
  private static final long PATIENCE_MS = 100;

  private final InstantSource clock;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private long last;
  private int expected;

  public Journal(InstantSource clock) {
    this.clock = clock;
  }

  /// Adds a line, numbered, timed by the sandbox's clock and masked; returns what was kept.
  public synchronized Entry record(Entry entry) {
    Entry kept = entry.numbered(++last, clock.instant());
    entries.addLast(kept);
    if (entries.size() > CAPACITY) {
      entries.removeFirst();
    }
    return kept;
  }

  /// A request has begun, and its line will be given to [#fulfil].
  synchronized void expect() {
    expected++;
  }

  synchronized void fulfil(Entry entry) {
    expected--;
    record(entry);
    notifyAll();
  }

  /// The number of the newest line; 0 if there is none.
  public synchronized long last() {
    awaitExpected();
    return last;
  }

  /// All lines with a number greater than `seq`.
  public synchronized List<Entry> since(long seq) {
    awaitExpected();
    return entries.stream().filter(entry -> entry.seq() > seq).toList();
  }

  /// One provider's lines with a number greater than `seq`.
  public List<Entry> since(long seq, String provider) {
    return since(seq).stream().filter(entry -> entry.provider().equals(provider)).toList();
  }

  private void awaitExpected() {
    var deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
    try {
      for (var left = PATIENCE_MS; expected > 0 && left > 0; ) {
        wait(left);
        left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
