package callmeback.core.account;

import callmeback.core.ProblemException;

/// Records at a provider that can be deleted. Bounded in time.
@FunctionalInterface
public interface OutsideRecords {

  /// Deletes a record; one that is gone already is fine.
  ///
  /// @throws ProblemException when it may still be there
  void delete(String id);
}
