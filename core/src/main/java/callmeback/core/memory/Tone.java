package callmeback.core.memory;

/// How a conversation felt.
public enum Tone {
  WARM,
  PLAYFUL,
  CALM,
  TENSE,
  SAD,
  BUSINESSLIKE
}
