package callmeback.voice.speech;

/// A voice: turns sentences into 8 kHz mu-law audio.
public interface TextToSpeech {

  /// Who speaks, as it appears in costs and metrics.
  String name();

  /// Connects for one call.
  ///
  /// @param voice a voice's name or the provider's id for it
  Speaking open(String voice) throws ProviderException;

  /// One voice on one call. `say`, `finish` and `cancel` are for one thread, `next` for another,
  /// `close` for any.
  interface Speaking extends AutoCloseable {

    /// Speaks a sentence of a reply as soon as it can; sentences of one reply follow each other.
    void say(long reply, String sentence) throws ProviderException;

    /// No more sentences in this reply.
    void finish(long reply) throws ProviderException;

    /// Drops a reply; audio of it may still arrive and is to be ignored.
    void cancel(long reply);

    /// Blocks until there is audio.
    SpokenAudio next() throws ProviderException, InterruptedException;

    /// Wakes a blocked `next` with a [ProviderException].
    @Override
    void close();
  }
}
