package callmeback.core.memory;

import java.util.List;

/// What came to mind about something, the most relevant first.
///
/// @param said the person's own words in earlier calls
public record Recalled(List<Fact> facts, List<Recollection> said) {
  public static final Recalled NOTHING = new Recalled(List.of(), List.of());

  public Recalled {
    facts = List.copyOf(facts);
    said = List.copyOf(said);
  }
}
