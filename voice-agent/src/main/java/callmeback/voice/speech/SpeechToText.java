package callmeback.voice.speech;

/// Ears: turns one caller's audio into turns of words.
public interface SpeechToText {

  /// Who listens, as it appears in costs and metrics.
  String name();

  /// Connects; bounded in time.
  Listening open() throws ProviderException;

  /// One caller being listened to. `send` and `next` are for one thread each; `close` is for any.
  interface Listening extends AutoCloseable {

    /// Hands over 8 kHz mu-law audio as it arrives; never blocks for long.
    void send(byte[] mulaw) throws ProviderException;

    /// Blocks until something is heard.
    SpeechEvent next() throws ProviderException, InterruptedException;

    /// Wakes a blocked `next` with a [ProviderException].
    @Override
    void close();
  }
}
