package callmeback.voice.twilio;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Looks after all media streams, for a socket whose other end vanishes says nothing of it.
///
/// Silence is counted in looks, not read from a clock: when this process itself stood still, the
/// lines were not silent.
final class Watchdog implements AutoCloseable {
  static final Duration INTERVAL = Duration.ofMillis(500);
  private static final System.Logger LOG = System.getLogger(Watchdog.class.getName());

  private final Set<MediaStream> streams = ConcurrentHashMap.newKeySet();
  private final Future<?> looking;

  Watchdog(ScheduledExecutorService scheduler) {
    this.looking =
        scheduler.scheduleWithFixedDelay(
            this::look, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  void watch(MediaStream stream) {
    streams.add(stream);
  }

  void forget(MediaStream stream) {
    streams.remove(stream);
  }

  /// Looks once at each.
  void look() {
    for (var stream : streams) {
      try {
        stream.look();
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "A stream could not be ended", e);
      }
    }
  }

  @Override
  public void close() {
    looking.cancel(false);
  }
}
