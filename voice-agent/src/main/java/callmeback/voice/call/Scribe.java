package callmeback.voice.call;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Writes down what happens in a call, in order, without making the call wait for the database.
final class Scribe {
  private static final Logger log = System.getLogger(Scribe.class.getName());

  private final BlockingQueue<Runnable> entries = new LinkedBlockingQueue<>();

  void write(Runnable entry) {
    entries.add(entry);
  }

  /// Writes until the call's scope closes. An entry that cannot be written costs the call its note,
  /// never the call.
  void run() throws InterruptedException {
    while (true) {
      var entry = entries.take();
      try {
        entry.run();
      } catch (RuntimeException e) {
        log.log(Level.ERROR, "a note of a call was lost", e);
      }
    }
  }

  /// Waits until all entries so far are written.
  ///
  /// @return false when that takes longer than `limit`
  boolean drain(Duration limit) throws InterruptedException {
    var drained = new CountDownLatch(1);
    entries.add(drained::countDown);
    return drained.await(limit.toMillis(), TimeUnit.MILLISECONDS);
  }
}
