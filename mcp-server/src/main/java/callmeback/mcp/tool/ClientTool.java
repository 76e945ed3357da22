package callmeback.mcp.tool;

import callmeback.core.ProblemException;
import callmeback.core.account.Actor;

/// A tool that talks with its client while it works.
public interface ClientTool<I extends Record, O extends Record> extends Tool<I, O> {

  /// @throws ProblemException with why it cannot be done
  O run(Actor actor, I input, Client client);

  @Override
  default O run(Actor actor, I input) {
    return run(actor, input, Client.NONE);
  }
}
