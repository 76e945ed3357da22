package callmeback.raindrop.postgres;

import callmeback.core.account.PhoneNumber;
import callmeback.raindrop.vault.SealedPhones;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/// Migration 17: no telephone number stands in the database in clear, nor can one be written.
///
/// It is one transaction of many short statements, because a long one would outlast the patience
/// for a reply.
record SealPhones(SealedPhones phones) implements JavaMigration {
  private static final int BATCH = 5_000;
  private static final List<String> TABLES =
      List.of("users", "calls", "scheduled_calls", "suppressed_numbers");

  // The tables are locked until the end, so that a row stays where it was found.
  private static final String LOCK = "LOCK TABLE %s IN ACCESS EXCLUSIVE MODE";
  private static final String IN_CLEAR = "SELECT ctid, phone FROM %s WHERE phone LIKE '+%%'";
  private static final String SEAL =
      """
      UPDATE %s SET phone = sealed.phone
        FROM unnest(CAST(? AS tid[]), CAST(? AS text[])) AS sealed (place, phone)
       WHERE ctid = sealed.place
      """;
  private static final String FORBID =
      "ALTER TABLE %1$s ADD CONSTRAINT %1$s_phone_sealed CHECK (phone NOT LIKE '+%%')";

  @Override
  public void migrate(Context context) throws SQLException {
    var connection = context.getConnection();
    run(connection, LOCK.formatted(String.join(", ", TABLES)));
    for (var table : TABLES) {
      seal(connection, table);
      run(connection, FORBID.formatted(table));
    }
  }

  /// Rows sealed on the way are not met again: a query sees what there was when it began.
  private void seal(Connection connection, String table) throws SQLException {
    try (var select = connection.prepareStatement(IN_CLEAR.formatted(table));
        var update = connection.prepareStatement(SEAL.formatted(table))) {
      select.setFetchSize(BATCH);
      try (var rows = select.executeQuery()) {
        var places = new ArrayList<String>(BATCH);
        var sealed = new ArrayList<String>(BATCH);
        while (rows.next()) {
          places.add(rows.getString(1));
          sealed.add(phones.seal(new PhoneNumber(rows.getString(2))));
          if (places.size() == BATCH) {
            write(update, places, sealed);
          }
        }
        write(update, places, sealed);
      }
    }
  }

  private static void write(PreparedStatement update, List<String> places, List<String> sealed)
      throws SQLException {
    var connection = update.getConnection();
    update.setArray(1, connection.createArrayOf("text", places.toArray()));
    update.setArray(2, connection.createArrayOf("text", sealed.toArray()));
    update.executeUpdate();
    places.clear();
    sealed.clear();
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("17");
  }

  @Override
  public String getDescription() {
    return "seal phones";
  }

  @Override
  public @Nullable Integer getChecksum() {
    return null;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }
}
