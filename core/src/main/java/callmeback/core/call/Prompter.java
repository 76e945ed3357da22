package callmeback.core.call;

/// The place in a live conversation where the persona can be whispered to.
public interface Prompter {
  /// Whispers something to work in; the caller does not hear it.
  ///
  /// @return false when the conversation takes no more
  boolean whisper(Whisper whisper);
}
