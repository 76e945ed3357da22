package callmeback.core.call;

import callmeback.core.Problem;
import callmeback.core.account.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The telephone company.
public interface Telephony {

  /// Dials exactly once: a second attempt could ring twice, so none is made whatever happens.
  Dialling dial(UUID callId, PhoneNumber to, Duration limit);

  /// What became of dialling.
  sealed interface Dialling {
    /// It will ring.
    record Accepted(String sid) implements Dialling {}

    /// It will not ring, for certain.
    record Refused(Problem problem) implements Dialling {}

    /// It does not ring, for certain, and may after this time: too many calls at once.
    record NotNow(Duration retryAfter) implements Dialling {}

    /// Nobody knows whether it rings; a report or a look at the books will tell.
    record Unclear() implements Dialling {}
  }

  /// Ends a call; one that is over already is fine.
  void hangUp(String sid);

  /// How a call stands now; empty when the telephone company does not know it.
  Optional<Progress> look(String sid);

  /// The ids of our calls dialled to this number since then, newest first.
  List<String> dialled(PhoneNumber to, Instant since);

  /// How long it is of no use to dial, because our account is not let in; zero while all is well.
  Duration lockedOut();
}
