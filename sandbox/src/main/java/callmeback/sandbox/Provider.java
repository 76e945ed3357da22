package callmeback.sandbox;

import java.util.Locale;

/// The providers that the sandbox plays, or will, and how far their ports lie from the control
/// door's.
public enum Provider {
  TWILIO(11),
  STRIPE(12),
  DEEPGRAM(13),
  CEREBRAS(14),
  OPENAI(15),
  ELEVENLABS(16),
  RAINDROP(17),
  ASSEMBLYAI(18);

  private final int offset;

  Provider(int offset) {
    this.offset = offset;
  }

  public int offset() {
    return offset;
  }

  /// The name in the journal and on the control door.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
