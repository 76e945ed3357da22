package callmeback.mcp.tool;

import callmeback.core.ProblemException;
import callmeback.core.account.Actor;

/// Something an assistant can do for a person: one file, one call into a core service.
public interface Tool<I extends Record, O extends Record> {

  Spec<I, O> spec();

  /// What is true of it beyond its access.
  default Hints hints() {
    return Hints.of(spec().access());
  }

  /// @throws ProblemException with why it cannot be done
  O run(Actor actor, I input);
}
