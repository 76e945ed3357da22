package callmeback.sandbox.speech;

/// Tells voice from quiet by energy, over a floor that follows the noise: 20 ms frames, 5 dB above
/// the floor, two frames to begin, a hangover of ten frames to end.
final class Loudness {
  static final long FRAME_MS = 20;
  static final int FRAMES_TO_BEGIN = 2;
  static final int FRAMES_TO_END = 10;

  private static final int FRAME = (int) FRAME_MS * MuLaw.BYTES_PER_MS;
  private static final double MARGIN_DB = 5;
  private static final double QUIETEST_VOICE_DB = -46;
  private static final double FIRST_FLOOR_DB = -40;
  private static final double FLOOR_RISE_DB = 0.06;
  private static final double FULL_SCALE = 32_768;

  enum Change {
    NONE,
    BEGAN,
    ENDED
  }

  private double floorDb = FIRST_FLOOR_DB;
  private double energy;
  private int samples;
  private int loud;
  private int quiet;
  private boolean speaking;

  /// Whether this byte completes a frame, which is then to be judged.
  boolean add(byte mulaw) {
    double sample = MuLaw.decode(mulaw);
    energy += sample * sample;
    samples++;
    return samples == FRAME;
  }

  Change judge() {
    var level = 10 * Math.log10(energy / FRAME / FULL_SCALE / FULL_SCALE + 1e-10);
    energy = 0;
    samples = 0;
    var voiced = level > Math.max(floorDb + MARGIN_DB, QUIETEST_VOICE_DB);
    floorDb = Math.min(level, floorDb + FLOOR_RISE_DB);
    loud = voiced ? loud + 1 : 0;
    quiet = voiced ? 0 : quiet + 1;
    if (!speaking && loud == FRAMES_TO_BEGIN) {
      speaking = true;
      return Change.BEGAN;
    }
    if (speaking && quiet == FRAMES_TO_END) {
      speaking = false;
      return Change.ENDED;
    }
    return Change.NONE;
  }

  boolean speaking() {
    return speaking;
  }

  /// Frames in a row without voice, up to now.
  int quietFrames() {
    return quiet;
  }
}
