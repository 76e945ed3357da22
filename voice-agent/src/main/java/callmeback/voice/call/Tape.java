package callmeback.voice.call;

import java.time.Duration;

/// What was on the line in one call, both ways, up to a certain length.
///
/// The caller's sound is the clock: it comes without a gap while the line lives. What the persona
/// says comes faster than it is heard, so it lies behind what is still being played, and goes when
/// that is thrown away. The carrier's thread and the call's use it, under its lock.
final class Tape {
  private static final int BYTES_PER_SECOND = 8_000;

  private final int most;
  private final Track caller;
  private final Track persona;
  private int heard;
  private int said;

  /// @param longest how long the call may last; what comes after is not recorded
  Tape(Duration longest) {
    most = samples(longest);
    caller = new Track(most);
    persona = new Track(most);
  }

  /// What a tape of that length takes at most: both tracks, and the file that is made of them.
  static long bytes(Duration longest) {
    return 4L * samples(longest);
  }

  private static int samples(Duration longest) {
    return Math.toIntExact(longest.toSeconds() * BYTES_PER_SECOND);
  }

  /// The next sound of the caller.
  synchronized void heard(byte[] mulaw) {
    heard = caller.put(heard, mulaw);
  }

  /// The next sound of the persona, to be played when all before is.
  synchronized void played(byte[] mulaw) {
    said = persona.put(Math.max(heard, said), mulaw);
  }

  /// What is not played yet never will be.
  synchronized void cleared() {
    if (said > heard) {
      persona.cut(heard);
      said = heard;
    }
  }

  synchronized boolean used() {
    return heard > 0;
  }

  /// Left the caller, right the persona, as long as the caller was on the line.
  synchronized byte[] wav() {
    return Wav.stereo(caller, persona, heard);
  }
}
