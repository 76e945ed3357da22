package callmeback.mcp.tool.call;

import callmeback.core.InvalidValue;
import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.call.Purpose;
import org.jspecify.annotations.Nullable;

/// Reads what a call is for.
final class Purposes {
  private Purposes() {}

  /// @throws ProblemException with `Invalid`
  static @Nullable Purpose of(@Nullable String text) {
    try {
      return text == null ? null : new Purpose(text);
    } catch (InvalidValue e) {
      throw new ProblemException(Problem.Invalid.field("purpose", e.sentence()), e);
    }
  }
}
