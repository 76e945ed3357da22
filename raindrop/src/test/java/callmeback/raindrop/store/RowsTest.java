package callmeback.raindrop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.TemporaryDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("wire")
@Timeout(60)
@ExtendWith(TemporaryDatabase.class)
final class RowsTest {
  private final Database database;

  RowsTest(Database database) {
    this.database = database;
  }

  @Test
  void aPoolInUseIsAnOutageToWaitOut() throws SQLException {
    var calls = new PostgresCalls(database, Sample.PHONES);
    try (var _ = database.dataSource().getConnection();
        var _ = database.dataSource().getConnection();
        var _ = database.dataSource().getConnection();
        var _ = database.dataSource().getConnection()) {
      unavailable(() -> calls.find(UUID.randomUUID()));
    }
    assertThat(calls.find(UUID.randomUUID())).isEmpty();
  }

  @Test
  void aConnectionCutInTheMiddleIsAnOutageToWaitOut() {
    unavailable(() ->
        Rows.in(
            database, sql -> sql.query("SELECT pg_terminate_backend(pg_backend_pid())").count()));
  }

  private static void unavailable(ThrowingCallable work) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(work)
        .extracting(ProblemException::problem)
        .isEqualTo(new Problem.Unavailable(Duration.ofSeconds(2)));
  }
}
