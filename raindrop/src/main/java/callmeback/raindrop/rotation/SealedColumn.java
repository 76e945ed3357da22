package callmeback.raindrop.rotation;

import callmeback.raindrop.postgres.Columns;
import callmeback.raindrop.postgres.SealedRows;
import callmeback.raindrop.vault.SealedPhones;
import callmeback.raindrop.vault.Vault;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// A column of sealed values.
///
/// @param id the column by which its rows are walked, unique
/// @param form how its values are read, written and sealed
record SealedColumn(String table, String id, Id type, String column, Form form)
    implements SealedRows {

  /// A type by which rows are walked, and a value before all others.
  enum Id {
    UUID("00000000-0000-0000-0000-000000000000"),
    BIGINT("0"),
    TEXT("");

    private final String start;

    Id(String start) {
      this.start = start;
    }
  }

  /// What is sealed there.
  sealed interface Form {
    /// Bytes of the vault.
    ///
    /// @param name the name they are sealed to, in SQL
    record Bytes(Vault vault, String name) implements Form {}

    /// Numbers. An account that left has none.
    record Phones(SealedPhones phones) implements Form {}
  }

  /// Every column that holds something sealed, but the procedures, which have an index.
  static List<SealedColumn> all(Vault vault, SealedPhones phones) {
    var number = new Form.Phones(phones);
    return List.of(
        new SealedColumn("users", "id", Id.UUID, "phone", number),
        new SealedColumn("calls", "id", Id.UUID, "phone", number),
        new SealedColumn("scheduled_calls", "id", Id.UUID, "phone", number),
        new SealedColumn("suppressed_numbers", "phone", Id.TEXT, "phone", number),
        new SealedColumn(
            "calls", "id", Id.UUID, "purpose", new Form.Bytes(vault, "'purpose/' || id")),
        new SealedColumn(
            "scheduled_calls",
            "id",
            Id.UUID,
            "purpose",
            new Form.Bytes(vault, "'scheduled-purpose/' || id")),
        new SealedColumn(
            "memory_entry",
            "position",
            Id.BIGINT,
            "content",
            new Form.Bytes(vault, "'memory/' || session_id || '/' || id")),
        new SealedColumn(
            "raindrop_outbox",
            "position",
            Id.BIGINT,
            "change",
            new Form.Bytes(vault, "'outbox/' || subject")));
  }

  @Override
  public String what() {
    return table + "." + column;
  }

  @Override
  public String start() {
    return type.start;
  }

  @Override
  public Batch after(DbExecute sql, String place, int keyId, int most) {
    var old =
        sql.createQuery(select())
            .addParam("after", place)
            .addParam("key", keyId)
            .addParam("most", most)
            .execute()
            .toList();
    if (old.isEmpty()) {
      return new Batch(place, 0);
    }
    sql.createUpdate(update())
        .addParam("places", texts(old.stream().map(row -> text(row, "place")).toList()))
        .addParam("fresh", texts(old.stream().map(this::resealed).toList()))
        .execute();
    return new Batch(text(old.getLast(), "place"), old.size());
  }

  /// Sealed bytes begin with their format and the number of their key.
  private String select() {
    var parts =
        switch (form) {
          case Form.Bytes(_, var name) ->
              Map.of(
                  "name", name,
                  "value", "encode(" + column + ", 'base64')",
                  "sealer", "get_byte(" + column + ", 1)");
          case Form.Phones _ ->
              Map.of(
                  "name", "''",
                  "value", column,
                  "sealer",
                      """
                      CASE WHEN phone NOT LIKE 'erased:%'
                           THEN get_byte(decode(translate(left(phone, 4), '-_', '+/'), 'base64'), 1)
                           END
                      """);
        };
    return """
    SELECT CAST(%1$s AS text) AS place, %2$s AS name, %3$s AS value FROM %4$s
     WHERE %1$s > :after AND %5$s <> :key ORDER BY %1$s LIMIT :most
    """
        .formatted(id, parts.get("name"), parts.get("value"), table, parts.get("sealer"));
  }

  private String update() {
    var value =
        switch (form) {
          case Form.Bytes _ -> "decode(fresh.value, 'base64')";
          case Form.Phones _ -> "fresh.value";
        };
    return """
    UPDATE %1$s SET %2$s = %3$s
      FROM unnest(CAST(:places AS text[]), CAST(:fresh AS text[])) AS fresh (place, value)
     WHERE %1$s.%4$s = CAST(fresh.place AS %5$s)
    """
        .formatted(table, column, value, id, type);
  }

  private String resealed(DbRow row) {
    var value = text(row, "value");
    return switch (form) {
      case Form.Bytes(var vault, _) ->
          Base64.getEncoder()
              .encodeToString(
                  vault.reseal(text(row, "name"), Base64.getMimeDecoder().decode(value)));
      case Form.Phones(var phones) -> phones.seal(phones.open(value));
    };
  }

  private static String[] texts(List<String> texts) {
    return Columns.array(texts);
  }

  private static String text(DbRow row, String column) {
    return row.column(column).get(String.class);
  }
}
