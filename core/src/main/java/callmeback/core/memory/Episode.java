package callmeback.core.memory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// One call as it is remembered.
///
/// @param at when it began
/// @param summary in a few sentences
/// @param facts what was learnt in it
public record Episode(UUID callId, Instant at, String summary, Tone tone, List<UUID> facts) {
  public static final int LONGEST_SUMMARY = 600;

  public Episode {
    facts = List.copyOf(facts);
    if (summary.codePointCount(0, summary.length()) > LONGEST_SUMMARY) {
      throw new IllegalArgumentException("A summary has at most 600 characters");
    }
  }

  /// Nothing of it may stand in a log.
  @Override
  public String toString() {
    return "an episode of " + at;
  }
}
