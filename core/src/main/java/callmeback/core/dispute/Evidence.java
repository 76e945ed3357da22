package callmeback.core.dispute;

import callmeback.core.call.Receipts.Itemised;
import callmeback.core.call.Speaker;
import callmeback.core.call.SpokenTurn;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that speaks for a charge, and no word of what was said.
public record Evidence(Itemised money, Traces traces, Conversation conversation) {

  /// That there was a conversation.
  ///
  /// @param caller how many turns were the caller's
  /// @param from absent if nothing was said, or the words were erased
  public record Conversation(
      int persona, int caller, @Nullable Instant from, @Nullable Instant to) {

    static Conversation of(List<SpokenTurn> turns) {
      var callers = (int) turns.stream().filter(turn -> turn.speaker() == Speaker.CALLER).count();
      return new Conversation(
          turns.size() - callers,
          callers,
          turns.isEmpty() ? null : turns.getFirst().startedAt(),
          turns.isEmpty() ? null : turns.getLast().startedAt());
    }
  }
}
