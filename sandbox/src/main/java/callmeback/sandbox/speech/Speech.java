package callmeback.sandbox.speech;

/// Speaks and recognises: what is spoken in this sandbox is remembered, so its ears know the words
/// behind the sound. Safe for use by many threads.
public final class Speech {
  private static final long AN_HOUR_OF_SOUND = 3_600_000L * MuLaw.BYTES_PER_MS;

  private final Voicebox voicebox = new Voicebox();
  private final Repertoire repertoire;

  public Speech() {
    this(AN_HOUR_OF_SOUND);
  }

  /// @param capacityBytes how much sound is remembered before the longest unused is forgotten
  public Speech(long capacityBytes) {
    repertoire = new Repertoire(capacityBytes);
  }

  /// Speaks a text (deterministic, about 300 times faster than real time). A text without a
  /// sounding word is an utterance of no length.
  public Utterance say(String text, Timbre timbre) {
    var known = repertoire.find(text, timbre);
    if (known != null) {
      return known;
    }
    var utterance = voicebox.speak(text, timbre);
    repertoire.add(utterance);
    return utterance;
  }

  /// A new ear, for one stream.
  public Ear ear() {
    return new Ear(repertoire);
  }
}
