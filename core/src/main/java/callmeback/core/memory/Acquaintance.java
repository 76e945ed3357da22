package callmeback.core.memory;

import java.util.List;

/// What a persona has in mind of a person before it says anything.
///
/// @param episodes the latest calls, newest first
/// @param facts what bears on this call, and what came up lately
public record Acquaintance(List<Episode> episodes, List<Fact> facts) {
  public static final Acquaintance NONE = new Acquaintance(List.of(), List.of());

  public Acquaintance {
    episodes = List.copyOf(episodes);
    facts = List.copyOf(facts);
  }
}
