package callmeback.voice.failover;

import callmeback.voice.speech.ProviderException;
import callmeback.voice.speech.SpeechToText;

/// Ears that survive a lost connection: they open a new one, let it hear the latest audio again,
/// and go on with the same turn. Nothing is reported twice.
public final class ReconnectingEars implements SpeechToText {
  private final SpeechToText ears;
  private final ReconnectPolicy policy;

  public ReconnectingEars(SpeechToText ears, ReconnectPolicy policy) {
    this.ears = ears;
    this.policy = policy;
  }

  @Override
  public String name() {
    return ears.name();
  }

  @Override
  public Listening open() throws ProviderException {
    return new ReconnectingListening(ears, policy, ears.open());
  }
}
