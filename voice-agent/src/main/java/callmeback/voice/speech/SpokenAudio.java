package callmeback.voice.speech;

import java.util.List;

/// What a voice delivers.
public sealed interface SpokenAudio {

  long reply();

  /// Some audio of a reply, in order, and the text it speaks.
  record Chunk(long reply, byte[] mulaw, List<TimedText> text) implements SpokenAudio {
    public Chunk {
      text = List.copyOf(text);
    }

    /// Its length at 8,000 bytes a second.
    public int millis() {
      return mulaw.length / 8;
    }
  }

  /// All audio of a reply has been delivered.
  record Finished(long reply) implements SpokenAudio {}

  /// A piece of text and when, within its chunk, it has been spoken completely.
  record TimedText(String text, int endMs) {}
}
