package callmeback.raindrop.postgres;

import io.helidon.dbclient.DbExecute;

/// Rows of the database that hold something sealed.
public interface SealedRows {
  /// What they are, for whoever watches.
  String what();

  /// A place before the first row.
  String start();

  /// Seals the next rows after that place anew with the current key, of those that another sealed.
  ///
  /// @param keyId the number of the current key
  Batch after(DbExecute sql, String place, int keyId, int most);

  /// What was done.
  ///
  /// @param last the place of the last row that was
  /// @param count how many rows were; 0 if none is left after the place
  record Batch(String last, int count) {}
}
