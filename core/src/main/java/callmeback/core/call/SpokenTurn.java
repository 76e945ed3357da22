package callmeback.core.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One turn of a conversation.
///
/// @param text what was said, or meant to be said
/// @param heard the part of it the other one heard
/// @param latency how long the caller waited for it, for a persona's answers
public record SpokenTurn(
    Speaker speaker, String text, String heard, Instant startedAt, @Nullable Latency latency) {

  /// Where the time between the caller's last word and the first audible answer went; milliseconds.
  ///
  /// @param endOfTurn from the caller's last word until it was clear that it was the last
  /// @param context from then until the context was there (0 when it was ready before)
  /// @param firstToken from then until the model's first words
  /// @param firstAudio from then until the first audio of them
  /// @param audible from then until the telephone company confirmed that it had begun to play
  public record Latency(int endOfTurn, int context, int firstToken, int firstAudio, int audible) {

    public int total() {
      return endOfTurn + context + firstToken + firstAudio + audible;
    }
  }
}
