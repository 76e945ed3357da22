package callmeback.raindrop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import callmeback.core.PageRequest;
import callmeback.core.account.PhoneNumber;
import callmeback.core.call.Call;
import callmeback.core.call.CallQuery;
import callmeback.core.call.CallQuery.Sort;
import callmeback.core.call.CallStore.Begun;
import callmeback.core.schedule.ScheduledCall;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.DatabaseAddress;
import callmeback.raindrop.postgres.TemporaryDatabase;
import io.helidon.dbclient.DbStatementException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A database in which numbers stand in clear, as they did before migration 17, is opened.
@Tag("wire")
@Timeout(60)
@ExtendWith(TemporaryDatabase.class)
final class SealPhonesTest {
  private static final UUID ANN = UUID.randomUUID();
  private static final UUID GONE = UUID.randomUUID();
  private static final PhoneNumber HERS = new PhoneNumber("+14155550123");
  private static final PhoneNumber UNWANTED = new PhoneNumber("+442079460000");

  /// More than one batch.
  private static final int CALLS = 5_003;

  private static final String ROWS =
      """
      INSERT INTO users (id, email, name, phone, password_hash, created_at, updated_at)
      VALUES ('%1$s', 'ann@example.com', 'Ann', '%3$s', 'hash', now(), now()),
             ('%2$s', 'erased:%2$s', '', 'erased:%2$s', '', now(), now());
      INSERT INTO calls (id, user_id, persona_id, persona_name, phone, intent_id, minutes, status,
                         ended_at, outcome, created_at)
      SELECT gen_random_uuid(), '%1$s', gen_random_uuid(), 'Coach', '%3$s', 'pi', 5, 'FAILED', now(),
             'BUSY', now()
        FROM generate_series(2, %5$d);
      INSERT INTO calls (id, user_id, persona_id, persona_name, phone, intent_id, minutes, status,
                         created_at)
      VALUES (gen_random_uuid(), '%1$s', gen_random_uuid(), 'Coach', '%3$s', 'pi', 5, 'INITIATED', now());
      INSERT INTO scheduled_calls (id, user_id, persona_id, persona_name, phone, minutes, at, dial_at,
                                   hold_at, state, created_at)
      VALUES (gen_random_uuid(), '%1$s', gen_random_uuid(), 'Coach', '%3$s', 5, now(), now(), now(),
              'SCHEDULED', now());
      INSERT INTO suppressed_numbers VALUES ('%4$s', now());
      """
          .formatted(ANN, GONE, HERS.e164(), UNWANTED.e164(), CALLS);

  private final DatabaseAddress address;
  private Database database;

  SealPhonesTest(DatabaseAddress address) throws SQLException {
    this.address = address;
    migrateTo16();
    this.database = Database.open(address, 2, Sample.PHONES);
  }

  private void migrateTo16() throws SQLException {
    var password = address.password().value();
    Flyway.configure()
        .dataSource(address.jdbcUrl(), address.user(), password)
        .locations("classpath:db/migration")
        .target("16")
        .load()
        .migrate();
    try (var connection = DriverManager.getConnection(address.jdbcUrl(), address.user(), password);
        var statement = connection.createStatement()) {
      statement.execute(ROWS);
    }
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theStoresReadEveryNumberThatWasThere() {
    assertThat(new PostgresAccounts(database, Sample.PHONES).find(ANN))
        .hasValueSatisfying(ann -> assertThat(ann.phone()).isEqualTo(HERS));
    var query = new CallQuery(new PageRequest(1, 100), null, null, null, Sort.DATE_DESC);
    var calls = new PostgresCalls(database, Sample.PHONES).list(ANN, query);
    assertThat(calls.total()).isEqualTo(CALLS);
    assertThat(calls.items()).extracting(Call::phone).containsOnly(HERS);
    assertThat(new PostgresSchedules(database, Sample.VAULT, Sample.PHONES).list(ANN, null, false))
        .extracting(ScheduledCall::phone)
        .containsExactly(HERS);
    var records = new PostgresDialRecords(database, Sample.PHONES);
    assertThat(records.suppressed(UNWANTED)).isTrue();
    assertThat(records.suppressed(HERS)).isFalse();
  }

  @Test
  void aTelephoneThatRangBeforeIsStillBusy() {
    var sample = new Sample(database);
    var hold = sample.held(sample.user());
    var calls = new PostgresCalls(database, Sample.PHONES);
    assertThat(calls.begin(Sample.call(hold, UUID.randomUUID(), HERS, Sample.NOW), hold))
        .isEqualTo(Begun.PHONE_BUSY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"users", "calls", "scheduled_calls", "suppressed_numbers"})
  void noNumberStandsInClearNorCanBeWritten(String table) {
    assertThat(rows(table, "phone = '" + Sample.PHONES.seal(HERS) + "'"))
        .isEqualTo(
            switch (table) {
              case "calls" -> CALLS;
              case "suppressed_numbers" -> 0;
              default -> 1;
            });
    assertThat(rows(table, "phone LIKE '+%'")).isZero();
    assertThatExceptionOfType(DbStatementException.class)
        .isThrownBy(() ->
            database.transaction(sql -> sql.dml("UPDATE " + table + " SET phone = '+14155550199'")))
        .havingRootCause()
        .withMessageContaining(table + "_phone_sealed");
  }

  @Test
  void whatIsNoNumberStaysAsItWas() {
    assertThat(rows("users", "phone = 'erased:" + GONE + "'")).isEqualTo(1);
  }

  @Test
  void aSecondOpeningFindsEverythingDone() {
    database.close();
    database = Database.open(address, 2, Sample.PHONES);
    assertThat(rows("calls", "phone = '" + Sample.PHONES.seal(HERS) + "'")).isEqualTo(CALLS);
  }

  private long rows(String table, String condition) {
    return database.transaction(sql ->
        sql.get("SELECT count(*) AS count FROM %s WHERE %s".formatted(table, condition))
            .map(row -> Rows.number(row, "count"))
            .orElseThrow());
  }
}
