package callmeback.sandbox.speech;

import java.util.List;
import java.util.stream.Collectors;

/// What an ear noticed. All times are milliseconds since the first byte of its stream.
public sealed interface Heard {

  /// How much of the stream had been heard when this became known.
  long atMs();

  /// A voice began at `sinceMs`.
  record SpeechStarted(long sinceMs, long atMs) implements Heard {}

  /// The words of one phrase as far as it has been heard; a later one of the same number replaces
  /// it.
  ///
  /// @param phrase counts the phrases of this stream from 0
  /// @param complete whether the speaker has said all they meant to say
  /// @param timbre whose voice it is; [Timbre#UNKNOWN] if the sandbox did not speak it
  record Words(int phrase, List<Word> words, boolean complete, Timbre timbre, long atMs)
      implements Heard {

    public Words {
      words = List.copyOf(words);
    }

    public String soFar() {
      return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }
  }

  /// The voice fell silent at `sinceMs`; known after a hangover of 200 ms.
  record SpeechEnded(long sinceMs, long atMs) implements Heard {}
}
