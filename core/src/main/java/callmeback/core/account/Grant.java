package callmeback.core.account;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import java.util.EnumSet;
import java.util.Set;

/// What a credential may be used for.
///
/// @param lockdown when its holder is not shown what people said
public record Grant(Set<Scope> scopes, Lockdown lockdown) {
  /// Whoever signed in with their password may do all that is theirs to do.
  public static final Grant PERSON = new Grant(EnumSet.complementOf(EnumSet.of(Scope.ADMIN)));

  /// The persona of a call looks things up and hangs up; it never spends.
  public static final Grant CALL =
      new Grant(EnumSet.of(Scope.CALLS_WRITE, Scope.PERSONAS, Scope.MEMORY_WRITE), Lockdown.NEVER);

  /// When transcripts and memories are withheld and only summaries are shown.
  public enum Lockdown {
    /// In a call the persona has to know them.
    NEVER,
    /// While the house is in lockdown.
    WITH_THE_HOUSE,
    ALWAYS
  }

  public Grant {
    scopes = Set.copyOf(scopes);
  }

  public Grant(Set<Scope> scopes) {
    this(scopes, Lockdown.WITH_THE_HOUSE);
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

  /// @throws ProblemException with `MissingScope`, for the first that is missing
  public void require(Set<Scope> scopes) {
    scopes.stream().sorted().forEach(this::require);
  }
}
