package callmeback.app;

import callmeback.core.account.PhoneNumber;
import callmeback.raindrop.bucket.DiskBuckets;
import callmeback.raindrop.vault.DataKey;
import callmeback.raindrop.vault.SealedPhones;
import callmeback.raindrop.vault.Vault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HexFormat;

/// The tables of a house, past all its rules.
///
/// @param home of a house whose embedded database runs
record Tables(Path home) {

  /// Changes what is kept, past all rules: for what nobody can wait for.
  void sql(String statement) throws IOException, SQLException {
    try (var connection = connect();
        var open = connection.createStatement()) {
      open.execute(statement);
    }
  }

  /// How many rows there are, like `users WHERE suspended`.
  long count(String rows) throws IOException, SQLException {
    return Long.parseLong(one("SELECT count(*) FROM " + rows));
  }

  /// A sum of whole numbers, like `amount` of `ledger WHERE kind = 'HOLD'`.
  long sum(String column, String rows) throws IOException, SQLException {
    return Long.parseLong(one("SELECT coalesce(sum(%s), 0) FROM %s".formatted(column, rows)));
  }

  /// Whether the words stand in any row of any table.
  boolean knows(String words) throws IOException, SQLException {
    var tables =
        one("SELECT string_agg(tablename, ',') FROM pg_tables WHERE schemaname = 'public'");
    for (var table : tables.split(",")) {
      if (count("%s t WHERE position('%s' in t::text) > 0".formatted(table, words)) > 0) {
        return true;
      }
    }
    return false;
  }

  /// How a telephone number is written there.
  String sealed(String e164) throws IOException {
    return new SealedPhones(key()).seal(new PhoneNumber(e164));
  }

  /// Everything that is sealed, in the tables and in the buckets, opened.
  String opened() throws IOException, SQLException {
    var vault = Vault.of(key());
    var all = new StringBuilder();
    try (var connection = connect();
        var open = connection.createStatement();
        var rows =
            open.executeQuery(
                """
                SELECT 'procedure/' || owner || '/' || key, value FROM memory_procedure
                UNION ALL SELECT 'memory/' || session_id || '/' || id, content FROM memory_entry
                UNION ALL SELECT 'purpose/' || id, purpose FROM calls WHERE purpose IS NOT NULL
                """)) {
      while (rows.next()) {
        all.append(text(vault.open(rows.getString(1), rows.getBytes(2)))).append('\n');
      }
    }
    var buckets = DiskBuckets.open(home.resolve("buckets"), vault, InstantSource.system());
    for (var object : buckets.list("")) {
      buckets.get(object.key()).ifPresent(found -> all.append(text(found.content())).append('\n'));
    }
    return all.toString();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private DataKey key() throws IOException {
    var key = Files.readString(home.resolve("secrets/data-key")).strip();
    return DataKey.of(1, HexFormat.of().parseHex(key));
  }

  private String one(String query) throws IOException, SQLException {
    try (var connection = connect();
        var open = connection.createStatement();
        var rows = open.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private Connection connect() throws IOException, SQLException {
    var port = Files.readAllLines(home.resolve("pgdata/postmaster.pid")).get(3);
    var password = Files.readString(home.resolve("pgdata.password")).strip();
    var address = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    return DriverManager.getConnection(address, "callmeback", password);
  }
}
