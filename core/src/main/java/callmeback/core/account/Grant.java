package callmeback.core.account;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import java.util.EnumSet;
import java.util.Set;

/// What a credential may be used for.
public record Grant(Set<Scope> scopes) {
  /// Whoever signed in with their password may do all that is theirs to do.
  public static final Grant PERSON = new Grant(EnumSet.complementOf(EnumSet.of(Scope.ADMIN)));

  /// The persona of a call looks things up and hangs up; it never spends.
  public static final Grant CALL =
      new Grant(EnumSet.of(Scope.CALLS_WRITE, Scope.PERSONAS, Scope.MEMORY_WRITE));

  public Grant {
    scopes = Set.copyOf(scopes);
  }

  public boolean allows(Scope scope) {
    return scopes.stream().anyMatch(mine -> mine.covers(scope));
  }

  /// @throws ProblemException with `MissingScope`
  public void require(Scope scope) {
    if (!allows(scope)) {
      throw new ProblemException(new Problem.MissingScope(scope.word()));
    }
  }
}
