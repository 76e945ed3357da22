package callmeback.raindrop.rotation;

import callmeback.raindrop.postgres.Columns;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.vault.DataKey;
import callmeback.raindrop.vault.DataKeys;
import callmeback.raindrop.vault.Tampered;
import callmeback.raindrop.vault.Vault;
import io.helidon.dbclient.DbExecute;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// With which data keys things are sealed: a process with others would find nothing, or keep equal
/// numbers twice.
public record DataKeyBook(Database database, DataKeys keys) {
  private static final byte[] PROOF = "a data key".getBytes(StandardCharsets.US_ASCII);

  /// Whoever changes what is sealed holds it until the end of the transaction.
  private static final long LOCK = 22_000_001;

  /// What is known of a key.
  private record Entry(byte[] proof, boolean retired) {}

  /// Writes down keys that are new.
  ///
  /// @throws WrongDataKey if one is missing, or is not what it was
  public void open(Instant now) {
    database.transaction(sql -> {
      lock(sql);
      var entries = entries(sql);
      entries.forEach(this::check);
      keys.all().stream()
          .filter(key -> !entries.containsKey(key.id()))
          .forEach(key -> add(sql, key, now));
      return sql.createUpdate("UPDATE data_keys SET retired_at = NULL WHERE id = :id")
          .addParam("id", keys.current().id())
          .execute();
    });
  }

  /// Nothing is sealed with earlier keys any more.
  public void retireEarlier(Instant now) {
    database.transaction(sql ->
        sql.createUpdate(
                """
                UPDATE data_keys SET retired_at = :now WHERE id <> :id AND retired_at IS NULL
                """)
            .addParam("now", Columns.timestamp(now))
            .addParam("id", keys.current().id())
            .execute());
  }

  static void lock(DbExecute sql) {
    sql.createGet("SELECT count(*) AS held FROM pg_advisory_xact_lock(:lock)")
        .addParam("lock", LOCK)
        .execute();
  }

  private static Map<Integer, Entry> entries(DbExecute sql) {
    var entries = new TreeMap<Integer, Entry>();
    sql.createQuery("SELECT id, proof, retired_at FROM data_keys")
        .execute()
        .forEach(row ->
            entries.put(
                row.column("id").get(Integer.class),
                new Entry(
                    row.column("proof").get(byte[].class),
                    Columns.optionalInstant(row, "retired_at").isPresent())));
    return entries;
  }

  private void check(int id, Entry entry) {
    var given = keys.all().stream().filter(key -> key.id() == id).findFirst();
    if (given.isEmpty() && !entry.retired()) {
      throw new WrongDataKey(
          "DATA_KEY lacks key %d, with which things are still sealed.".formatted(id));
    }
    given.ifPresent(key -> check(key, entry));
  }

  private static void check(DataKey key, Entry entry) {
    try {
      Vault.of(key).open(name(key), entry.proof());
    } catch (Tampered _) {
      throw new WrongDataKey(
          "DATA_KEY's key %d is not the key %1$d that things were sealed with."
              .formatted(key.id()));
    }
  }

  private static void add(DbExecute sql, DataKey key, Instant now) {
    sql.createInsert("INSERT INTO data_keys (id, proof, since) VALUES (:id, :proof, :now)")
        .addParam("id", key.id())
        .addParam("proof", Vault.of(key).seal(name(key), PROOF))
        .addParam("now", Columns.timestamp(now))
        .execute();
  }

  private static String name(DataKey key) {
    return "data key/" + key.id();
  }
}
