package callmeback.raindrop.store;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.StoreUnavailable;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the stores share: transactions whose outage is a problem the asker can wait out, and
/// columns that are never null.
final class Rows {
  private static final Duration RETRY = Duration.ofSeconds(2);

  private Rows() {}

  /// Does the work in one transaction.
  static <T> T in(Database database, Function<DbExecute, T> work) {
    return reached(() -> database.transaction(work));
  }

  /// Lets a library with SQL of its own do the work.
  static <T> T reached(Database database, Supplier<T> work) {
    return reached(() -> database.foreign(work));
  }

  private static <T> T reached(Supplier<T> work) {
    try {
      return work.get();
    } catch (StoreUnavailable e) {
      throw new ProblemException(new Problem.Unavailable(RETRY), e);
    }
  }

  static UUID uuid(DbRow row, String column) {
    return row.column(column).get(UUID.class);
  }

  static String text(DbRow row, String column) {
    return row.column(column).get(String.class);
  }

  /// An int, a bigint or a numeric one.
  static long number(DbRow row, String column) {
    return row.column(column).get(Number.class).longValue();
  }

  static boolean flag(DbRow row, String column) {
    return row.column(column).get(Boolean.class);
  }
}
