package callmeback.voice.call;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// The one queue of a call: everybody puts, only the owner takes.
final class Inbox {
  private static final int BOUND = 4_096;

  private final BlockingQueue<Arrival> queue = new ArrayBlockingQueue<>(BOUND);
  private final InstantSource clock;

  /// An event and when it arrived.
  record Arrival(CallEvent event, Instant at) {}

  Inbox(InstantSource clock) {
    this.clock = clock;
  }

  void put(CallEvent event) throws InterruptedException {
    queue.put(new Arrival(event, clock.instant()));
  }

  /// For threads that must not wait: the carrier's.
  ///
  /// @return false when the call is so far behind that the event is lost
  boolean offer(CallEvent event) {
    return queue.offer(new Arrival(event, clock.instant()));
  }

  /// The next event, or a tick when none comes before `due`.
  Arrival take(Instant due) throws InterruptedException {
    var now = clock.instant();
    var wait =
        due.isAfter(now.plus(Duration.ofHours(1)))
            ? Duration.ofHours(1)
            : Duration.between(now, due);
    var arrival = queue.poll(Math.max(0, wait.toNanos()), TimeUnit.NANOSECONDS);
    return arrival == null ? new Arrival(new CallEvent.Tick(), clock.instant()) : arrival;
  }
}
