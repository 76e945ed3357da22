package callmeback.voice.metering;

import java.time.Duration;

/// What a provider charges, in millionths of a dollar. A fraction of one is rounded up.
public sealed interface Rates {

  /// Ears, by the audio they are sent.
  record Listening(long perMinute) implements Rates {

    /// @param bytes of mu-law, 8,000 a second
    public long cost(long bytes) {
      return Math.ceilDiv(bytes * perMinute, 8_000L * 60);
    }
  }

  /// Minds, by tokens read and written.
  record Thinking(long perMillionPromptTokens, long perMillionAnswerTokens) implements Rates {

    public long cost(long promptTokens, long answerTokens) {
      return Math.ceilDiv(
          promptTokens * perMillionPromptTokens + answerTokens * perMillionAnswerTokens, 1_000_000);
    }
  }

  /// Voices, by the characters they are given.
  record Speaking(long perThousandCharacters) implements Rates {

    public long cost(long characters) {
      return Math.ceilDiv(characters * perThousandCharacters, 1_000);
    }
  }

  /// Telephone lines, by the started minute.
  record Talking(long perMinute) implements Rates {

    public long cost(Duration talked) {
      return Math.ceilDiv(talked.toMillis(), 60_000L) * perMinute;
    }
  }
}
