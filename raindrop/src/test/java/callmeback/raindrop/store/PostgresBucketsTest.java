package callmeback.raindrop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmeback.core.Buckets.Taken;
import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.TemporaryDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("wire")
@Timeout(60)
@ExtendWith(TemporaryDatabase.class)
final class PostgresBucketsTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Database database;
  private final PostgresBuckets here;
  private final PostgresBuckets there;

  PostgresBucketsTest(Database database) {
    this.database = database;
    this.here = new PostgresBuckets(database);
    this.there = new PostgresBuckets(database);
    database.transaction(sql -> sql.dml("TRUNCATE rate_limits"));
  }

  @Test
  void machinesTakeFromTheSameBucket() {
    assertThat(here.take("a", 3, HOUR).remaining()).isEqualTo(2);
    assertThat(there.take("a", 3, HOUR).remaining()).isEqualTo(1);
    assertThat(here.take("a", 3, HOUR).granted()).isTrue();
    var refused = there.take("a", 3, HOUR);
    assertThat(refused.granted()).isFalse();
    assertThat(refused.untilNext()).isBetween(Duration.ofMinutes(15), Duration.ofMinutes(20));
    assertThat(refused.untilFull()).isBetween(Duration.ofMinutes(55), HOUR);
  }

  @Test
  void bucketsAreKeptApartByKey() {
    assertThat(here.take("a", 1, HOUR).granted()).isTrue();
    assertThat(here.take("b", 1, HOUR).granted()).isTrue();
    assertThat(there.take("a", 1, HOUR).granted()).isFalse();
  }

  @Test
  void ofManyWhoAskAtOnceOnlyAsManyPassAsThereArePermissions() throws Exception {
    var granted = AtOnce.times(30, () -> here.take("a", 7, HOUR)).stream().filter(Taken::granted);
    assertThat(granted).hasSize(7);
  }

  @Test
  void aBucketThatIsFullAgainIsForgotten() {
    here.take("short", 1, Duration.ofMillis(1));
    for (var request = 0; request < 50_000 && kept().contains("short"); request++) {
      here.take("long", 1, HOUR);
    }
    assertThat(kept()).containsExactly("long");
  }

  private List<String> kept() {
    return database.transaction(sql ->
        sql.query("SELECT id FROM rate_limits")
            .map(row -> row.column("id").get(String.class))
            .toList());
  }

  @Test
  void anOutageIsSomethingToWaitFor() throws Exception {
    var pool = database.dataSource();
    try (var _ = pool.getConnection();
        var _ = pool.getConnection();
        var _ = pool.getConnection();
        var _ = pool.getConnection()) {
      assertThatThrownBy(() -> here.take("a", 1, HOUR))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problem()).isInstanceOf(Problem.Unavailable.class));
    }
    assertThat(here.take("a", 1, HOUR).granted()).isTrue();
  }
}
