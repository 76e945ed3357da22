package callmeback.voice.twilio;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/// Remembers that our account was not let in: for a while nothing is tried, then one call finds
/// out.
final class Lockout {
  static final Duration LENGTH = Duration.ofMinutes(1);

  private final AtomicReference<Instant> until = new AtomicReference<>(Instant.MIN);

  void begin(Instant now) {
    until.set(now.plus(LENGTH));
  }

  void end() {
    until.set(Instant.MIN);
  }

  /// Zero when it is worth trying.
  Duration left(Instant now) {
    var end = until.get();
    return end.isAfter(now) ? Duration.between(now, end) : Duration.ZERO;
  }
}
