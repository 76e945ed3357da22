package callmeback.sandbox.deepgram;

import callmeback.sandbox.speech.Word;
import java.util.List;

/// Something Nova has to say about the stream.
sealed interface Segment {

  /// The words from one moment to another.
  ///
  /// @param last whether these words will not change any more
  /// @param spoken whether the speaker has paused after them
  /// @param flushed whether the client asked for them
  record Results(
      long fromMs, long toMs, List<Word> words, boolean last, boolean spoken, boolean flushed)
      implements Segment {

    public Results {
      words = List.copyOf(words);
    }
  }

  /// A voice began.
  record SpeechStarted(long atMs) implements Segment {}

  /// No word has followed for the time asked for.
  record UtteranceEnd(long lastWordEndMs) implements Segment {}
}
