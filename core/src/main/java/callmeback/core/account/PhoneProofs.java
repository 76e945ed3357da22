package callmeback.core.account;

import java.time.Duration;

/// Sends codes to telephones and tells the right ones from the wrong ones.
public interface PhoneProofs {

  /// How the code reaches the telephone.
  enum Channel {
    SMS,
    CALL
  }

  /// What a code was worth.
  enum Verdict {
    RIGHT,
    WRONG,
    /// There is no code any more that could be checked.
    EXPIRED,
    TOO_MANY
  }

  /// @return how long the code can be used
  /// @throws callmeback.core.ProblemException with `Invalid`, `RateLimited`, `ProviderFailed` or
  ///   `Unavailable`
  Duration send(PhoneNumber to, Channel channel);

  /// @throws callmeback.core.ProblemException with `ProviderFailed` or `Unavailable`
  Verdict check(PhoneNumber number, String code);
}
