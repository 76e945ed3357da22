package callmeback.core.quote;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// How the owner of the money is asked before any is held.
///
/// It is no boundary: a program may answer for its user. What may be spent is bounded by caps.
public sealed interface Consent {

  /// The program asks its user now, and waits.
  ///
  /// @param user told what it is about, says whether they want it
  record Now(Predicate<String> user) implements Consent {}

  /// The program is given a token, asks its user by its own means, and comes back with it.
  ///
  /// @param token what it was given; absent at first
  record ByToken(@Nullable String token) implements Consent {}
}
