package callmeback.voice.line;

/// The telephone line of one call, towards the caller. All methods may be called from any thread,
/// and do nothing once the line is gone.
public interface Line {

  /// Plays 8 kHz mu-law audio after what was played before; may be sent faster than real time.
  void play(byte[] mulaw);

  /// Asks to be told by [LineListener#marked] when all audio before this has been heard.
  void mark(String name);

  /// Throws away what has not been heard yet; the marks in it come back at once.
  void clear();

  /// Closes the stream; what the telephone company does next was told it when it answered.
  void close();
}
