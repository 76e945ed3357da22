package callmeback.sandbox.world;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Every request, webhook, callback and socket of all simulators, in order; the oldest lines go
/// when it is full.
public final class Journal {
  private static final int CAPACITY = 100_000;

  private final InstantSource clock;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private long last;

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

  /// The number of the newest line; 0 if there is none.
  public synchronized long last() {
    return last;
  }

  /// All lines with a number greater than `seq`.
  public synchronized List<Entry> since(long seq) {
    return entries.stream().filter(entry -> entry.seq() > seq).toList();
  }

  /// One provider's lines with a number greater than `seq`.
  public List<Entry> since(long seq, String provider) {
    return since(seq).stream().filter(entry -> entry.provider().equals(provider)).toList();
  }
}
