package callmeback.mcp.prompt;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Actor;
import callmeback.prompts.Prompts;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// All conversation starters, and what may be filled in.
public final class Starters {
  private final List<Starter> starters;
  private final Names names;

  /// @throws IllegalArgumentException when one of them is malformed
  public Starters(Prompts prompts, Names names) {
    this.starters =
        prompts.in("starters").stream()
            .map(Starter::of)
            .sorted(Comparator.comparing(Starter::name))
            .toList();
    this.names = names;
  }

  /// By name.
  public List<Starter> list() {
    return starters;
  }

  /// @throws ProblemException with `NotFound`
  public Starter find(String name) {
    return starters.stream()
        .filter(starter -> starter.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new ProblemException(new Problem.NotFound("prompt")));
  }

  /// What the user's model is told.
  ///
  /// @throws ProblemException with `NotFound`, or `Invalid`
  public String fill(String name, Map<String, String> values) {
    return find(name).fill(values);
  }

  /// Values for an argument that begin like this, at most 100; none where nothing is known of it.
  ///
  /// @throws ProblemException with `NotFound`
  public List<String> complete(Actor actor, String name, String argument, String begun) {
    find(name);
    return names.completions(actor, argument, begun);
  }
}
