package callmeback.sandbox.twilio;

import java.time.Duration;

/// Real time in steps of 20 ms, each due at a fixed distance from the first, so that none is lost.
final class Pace {

  static final Duration STEP = Duration.ofMillis(20);

  private long due = System.nanoTime();

  /// How long until the next step; not positive once it is due.
  long remainingNanos() {
    return due - System.nanoTime();
  }

  void advance() {
    due += STEP.toNanos();
  }
}
