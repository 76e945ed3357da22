package callmeback.voice.speech;

/// A mind: answers a conversation, word by word.
public interface LanguageModel {

  /// Who thinks, as it appears in costs and metrics.
  String name();

  /// Starts an answer; connecting and the wait for the first event are bounded in time.
  Thought think(Prompt prompt) throws ProviderException;

  /// An answer under way. For one thread, but `close` is for any.
  interface Thought extends AutoCloseable {

    /// Blocks for the next piece. After `Done` there is none.
    ThoughtEvent next() throws ProviderException, InterruptedException;

    /// Ends the request and wakes a blocked `next` with a [ProviderException].
    @Override
    void close();
  }
}
