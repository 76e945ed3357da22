package callmeback.core.account;

import callmeback.core.ProblemException;

/// Text messages to telephones. Bounded in time, and sent at most once.
public interface Messenger {

  /// @throws ProblemException with `Invalid` for a number that takes none, `ProviderFailed` when it
  ///   was not sent for certain, or `Unavailable` when that is not known
  void text(PhoneNumber to, String body);
}
