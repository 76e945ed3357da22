package callmeback.voice.failover;

import callmeback.voice.speech.LanguageModel;
import callmeback.voice.speech.Prompt;
import java.util.List;

/// Two minds as one: the secondary answers where the primary refuses, breaks off before its first
/// word or has none in time. Once somebody has said a word, nobody else does.
///
/// All calls share one circuit, so that all learn of a primary that fails.
public final class FailoverMind implements LanguageModel {
  private final LanguageModel primary;
  private final LanguageModel secondary;
  private final FailoverPolicy policy;
  private final Circuit circuit;

  public FailoverMind(
      LanguageModel primary, LanguageModel secondary, FailoverPolicy policy, Circuit circuit) {
    this.primary = primary;
    this.secondary = secondary;
    this.policy = policy;
    this.circuit = circuit;
  }

  @Override
  public String name() {
    return primary.name();
  }

  /// Returns at once; what is waited for is waited for in `next`.
  @Override
  public Thought think(Prompt prompt) {
    var first = new Candidate(primary, policy.firstWord(), circuit);
    var second = new Candidate(secondary, policy.secondFirstWord(), null);
    var order = circuit.allows() ? List.of(first, second) : List.of(second, first);
    return new FailoverThought(order, prompt);
  }
}
