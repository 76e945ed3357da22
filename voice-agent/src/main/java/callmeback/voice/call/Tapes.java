package callmeback.voice.call;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// Blank tapes for as many calls as there is room for: a recording is never worth the memory that
/// calls need.
final class Tapes {
  private static final System.Logger log = System.getLogger(Tapes.class.getName());

  private final long room;
  private final AtomicLong taken = new AtomicLong();

  /// @param room bytes that all recordings under way may need together
  Tapes(long room) {
    this.room = room;
  }

  /// Empty when there is no room for the whole of such a call.
  Optional<Tape> blank(Duration longest) {
    var needed = Tape.bytes(longest);
    if (taken.addAndGet(needed) > room) {
      taken.addAndGet(-needed);
      log.log(System.Logger.Level.WARNING, "a call is not recorded, as there is no room for it");
      return Optional.empty();
    }
    return Optional.of(new Tape(longest));
  }

  /// A tape of that length is stored, or thrown away.
  void done(Duration longest) {
    taken.addAndGet(-Tape.bytes(longest));
  }
}
