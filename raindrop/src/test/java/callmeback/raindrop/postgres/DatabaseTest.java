package callmeback.raindrop.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.helidon.dbclient.DbClientException;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("wire")
@Timeout(60)
@ExtendWith(TemporaryDatabase.class)
final class DatabaseTest {
  private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");

  private final Database database;

  DatabaseTest(Database database) {
    this.database = database;
  }

  @BeforeEach
  void aTableOfEveryType() {
    database.transaction(sql -> {
      sql.dml("DROP TABLE IF EXISTS thing");
      return sql.dml(
          """
          CREATE TABLE thing (
            id uuid CONSTRAINT thing_pk PRIMARY KEY,
            name text CONSTRAINT thing_name_unique UNIQUE,
            at timestamptz, day date, tags text[], doc jsonb, cents bigint, count int, raw bytea, on_call boolean)
          """);
    });
  }

  @Test
  void everyTypeComesBackAsItWent() {
    var at = Instant.parse("2026-01-02T03:04:05.678901Z");
    var longText = "x".repeat(5000);
    insertEverything(at, "{\"text\": \"" + longText + "\"}");
    var row = first("SELECT *, CAST(doc AS text) AS json FROM thing WHERE id = :id");
    assertThat(row.column("id").get(UUID.class)).isEqualTo(ID);
    assertThat(Columns.instant(row, "at")).isEqualTo(at);
    assertThat(row.column("day").get(LocalDate.class)).isEqualTo("2026-01-02");
    assertThat(Columns.texts(row, "tags")).containsExactly("a", "b,\"c\"");
    assertThat(row.column("json").get(String.class)).contains(longText);
    assertThat(row.column("cents").get(Long.class)).isEqualTo(65);
    assertThat(row.column("count").get(Integer.class)).isEqualTo(3);
    assertThat(row.column("raw").get(byte[].class)).containsExactly(1, 2);
    assertThat(row.column("on_call").get(Boolean.class)).isTrue();
    assertThat(Columns.optional(row, "name", String.class)).contains("Ann");
  }

  @Test
  void nullsComeBackAsNullsAndCanBeAskedFor() {
    database.transaction(sql ->
        sql.createInsert("INSERT INTO thing (id, at, doc) VALUES (:id, :at, :doc)")
            .addParam("id", ID)
            .addParam("at", Columns.timestamp(null))
            .addParam("doc", (Object) null)
            .execute());
    var row = first("SELECT * FROM thing WHERE id = :id");
    assertThat(Columns.optionalInstant(row, "at")).isEmpty();
    assertThat(Columns.optional(row, "name", String.class)).isEmpty();
    assertThat(Columns.texts(row, "tags")).isEmpty();
    assertThatIllegalStateException()
        .isThrownBy(() -> Columns.instant(row, "at"))
        .withMessageContaining("at is null");
    assertThat(matching(null)).isEqualTo(1);
    assertThat(matching("Ann")).isZero();
  }

  @Test
  void aListOfIdsIsAnArrayAndAnInsertCanReturn() {
    var ids =
        database.transaction(sql ->
            sql.createQuery("INSERT INTO thing (id) VALUES (:id) RETURNING id")
                .addParam("id", ID.toString())
                .execute()
                .map(row -> row.column("id").get(UUID.class))
                .toList());
    assertThat(ids).containsExactly(ID);
    var found =
        database.transaction(sql ->
            sql.createQuery("SELECT 1 FROM thing WHERE id = ANY(:ids)")
                .addParam("ids", new UUID[] {ID, UUID.randomUUID()})
                .execute()
                .count());
    assertThat(found).isEqualTo(1);
  }

  @Test
  void whatThrowsLeavesNothing() {
    assertThatIllegalStateException()
        .isThrownBy(() ->
            database.transaction(sql -> {
              insert(sql, ID, "Ann");
              throw new IllegalStateException("changed my mind");
            }))
        .withMessage("changed my mind");
    assertThat(matching("Ann")).isZero();
  }

  @Test
  void aDuplicateIsNamedByItsConstraintAndQuotesNoValue() {
    database.transaction(sql -> insert(sql, ID, "Ann"));
    assertThatExceptionOfType(Duplicate.class)
        .isThrownBy(() -> database.transaction(sql -> insert(sql, UUID.randomUUID(), "Ann")))
        .satisfies(duplicate -> assertThat(duplicate.constraint()).isEqualTo("thing_name_unique"))
        .satisfies(duplicate -> assertThat(stackTrace(duplicate)).doesNotContain("Ann"));
    assertThatExceptionOfType(Duplicate.class)
        .isThrownBy(() -> database.transaction(sql -> insert(sql, ID, "Bob")))
        .satisfies(duplicate -> assertThat(duplicate.constraint()).isEqualTo("thing_pk"));
  }

  @Test
  void wrongStatementsDoNotUseUpThePool() {
    for (var attempt = 0; attempt < 10; attempt++) {
      assertThatExceptionOfType(DbClientException.class).isThrownBy(() -> first("SELECT :missing"));
      assertThatExceptionOfType(DbClientException.class).isThrownBy(() -> first("SELEC"));
      database.transaction(sql -> sql.createQuery("SELECT 1 AS unread").execute());
    }
    assertThat(matching("Ann")).isZero();
  }

  @Test
  void aPoolInUseGivesUpAfterThreeSeconds() throws SQLException {
    try (var _ = database.dataSource().getConnection();
        var _ = database.dataSource().getConnection();
        var _ = database.dataSource().getConnection();
        var _ = database.dataSource().getConnection()) {
      assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> matching("Ann"));
    }
    assertThat(matching("Ann")).isZero();
  }

  @Test
  void aConnectionCutInTheMiddleIsUnavailableAndTheNextOneWorks() {
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() ->
            database.transaction(
                sql -> sql.query("SELECT pg_terminate_backend(pg_backend_pid())").count()));
    assertThat(matching("Ann")).isZero();
  }

  @Test
  void aServerThatIsNotThereIsUnavailable() throws Exception {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    var address = DatabaseAddress.parse("postgresql://u:p@127.0.0.1:" + port + "/d");
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> Database.open(address, 2, TemporaryDatabase.PHONES));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Database.open(address, 1, TemporaryDatabase.PHONES));
  }

  private void insertEverything(Instant at, String doc) {
    database.transaction(sql ->
        sql.createInsert(
                """
                INSERT INTO thing (id, name, at, day, tags, doc, cents, count, raw, on_call)
                VALUES (:id, :name, :at, :day, :tags, :doc, :cents, :count, :raw, :on_call)
                """)
            .addParam("id", ID)
            .addParam("name", "Ann")
            .addParam("at", Columns.timestamp(at))
            .addParam("day", LocalDate.of(2026, 1, 2))
            .addParam("tags", Columns.array(List.of("a", "b,\"c\"")))
            .addParam("doc", doc)
            .addParam("cents", 65L)
            .addParam("count", 3)
            .addParam("raw", new byte[] {1, 2})
            .addParam("on_call", true)
            .execute());
  }

  private static long insert(DbExecute sql, UUID id, String name) {
    return sql.createInsert("INSERT INTO thing (id, name) VALUES (:id, :name)")
        .addParam("id", id)
        .addParam("name", name)
        .execute();
  }

  private DbRow first(String query) {
    Function<DbExecute, DbRow> get =
        sql -> sql.createGet(query).addParam("id", ID).execute().orElseThrow();
    return database.transaction(get);
  }

  private long matching(@Nullable String name) {
    return database.transaction(sql ->
        sql.createQuery("SELECT 1 FROM thing WHERE CAST(:name AS text) IS NULL OR name = :name")
            .addParam("name", (Object) name)
            .execute()
            .count());
  }

  private static String stackTrace(Throwable failure) {
    var text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
