package callmeback.voice.line;

/// The telephone line of one call, from the caller. Called by one thread, and must not block for
/// long.
public interface LineListener {

  /// 8 kHz mu-law audio, 20 ms as a rule.
  void audio(byte[] mulaw);

  void marked(String name);

  /// A key of the telephone: 0 to 9, * or #.
  void pressed(char digit);

  /// The line is gone, one way or another. Called once.
  void ended();
}
