package callmeback.sandbox.speech;

/// How a voice sounds: the pitch (Hz) and the rate (words a minute) it is synthesised with.
public record Timbre(String id, int pitchHz, int wordsPerMinute) {

  /// The person on the telephone.
  public static final Timbre CALLER = new Timbre("caller", 116, 165);

  /// A voice that this sandbox did not synthesise.
  public static final Timbre UNKNOWN = new Timbre("unknown", 100, 150);

  public Timbre {
    if (pitchHz < 50 || pitchHz > 250 || wordsPerMinute < 100 || wordsPerMinute > 250) {
      throw new IllegalArgumentException("no such voice: " + pitchHz + " Hz, " + wordsPerMinute);
    }
  }

  /// The voice of a persona: the same id always sounds the same.
  public static Timbre of(String voiceId) {
    var seed = voiceId.hashCode();
    return new Timbre(voiceId, 85 + Math.floorMod(seed, 80), 150 + Math.floorMod(seed >> 8, 20));
  }
}
