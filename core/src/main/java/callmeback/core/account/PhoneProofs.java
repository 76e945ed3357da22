package callmeback.core.account;

import callmeback.core.Problem;
import callmeback.core.ProblemException;

/// Proves by a code that somebody holds a telephone. Bounded in time; a code is sent at most once.
public interface PhoneProofs {

  /// How the code reaches the telephone.
  enum Channel {
    SMS,
    CALL
  }

  /// Sends a code; a running proof of the number is sent its code again.
  ///
  /// @throws ProblemException with `ProviderFailed`, or `Unavailable` when it may have been sent
  Sent send(PhoneNumber to, Channel channel);

  /// What became of sending a code.
  sealed interface Sent {
    /// It is on its way.
    record OnItsWay() implements Sent {}

    /// None will come.
    record Refused(Problem problem) implements Sent {}
  }

  /// @throws ProblemException with `ProviderFailed` or `Unavailable`; the code may be checked again
  Checked check(PhoneNumber phone, String code);

  /// What a code is worth.
  sealed interface Checked {
    /// It is the right one; it is used up by this.
    record Right() implements Checked {}

    /// It is another one.
    record Wrong() implements Checked {}

    /// There is no running proof: it expired, or was finished.
    record Expired() implements Checked {}

    /// Too many were tried.
    record TooMany() implements Checked {}
  }
}
