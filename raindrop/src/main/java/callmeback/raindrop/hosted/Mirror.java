package callmeback.raindrop.hosted;

import callmeback.raindrop.hosted.wire.Queries;
import callmeback.raindrop.hosted.wire.Queries.Mode;
import callmeback.raindrop.hosted.wire.RaindropException;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.sql.SmartSql;
import callmeback.raindrop.sql.SmartSql.Column;
import callmeback.raindrop.sql.SmartSql.View;
import callmeback.raindrop.sql.Views;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Copies the views to hosted SmartSQL, day by day; the last two days again each time, because
/// calls still change then.
public final class Mirror {
  private static final int CHANGING_DAYS = 2;

  private final Database database;
  private final SmartSql own;
  private final Queries queries;

  Mirror(Database database, SmartSql own, Queries queries) {
    this.database = database;
    this.own = own;
    this.queries = queries;
  }

  /// Copies what is new. While the service is down nothing happens. One process at a time may do
  /// it.
  ///
  /// @return how many rows were copied
  public int copy(Instant now) {
    try {
      return Views.ALL.stream().mapToInt(view -> copy(view, now)).sum();
    } catch (RaindropException e) {
      if (e.failure().passes()) {
        return 0;
      }
      throw e;
    }
  }

  private int copy(View view, Instant now) {
    var since = reached(view);
    if (since.isEmpty()) {
      queries.execute(created(view));
      queries.describe(List.of(described(view)), Mode.MERGE);
    }
    var copied = 0;
    var days =
        own.query(
            "SELECT DISTINCT day FROM %s WHERE day >= ? ORDER BY day".formatted(view.name()),
            List.of(since));
    for (var day : days.values()) {
      copied += copyDay(view, day.getFirst());
    }
    var settled = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(CHANGING_DAYS).toString();
    var last = days.cut() ? days.values().getLast().getFirst() : settled;
    reach(view, last.compareTo(settled) < 0 ? last : settled);
    return copied;
  }

  private int copyDay(View view, String day) {
    var copied = 0;
    var after = "";
    while (true) {
      var rows =
          own.query(
                  "SELECT %s FROM %s WHERE day = ? AND id > ? ORDER BY id"
                      .formatted(names(view), view.name()),
                  List.of(day, after))
              .values();
      if (rows.isEmpty()) {
        return copied;
      }
      queries.execute(inserted(view, rows));
      copied += rows.size();
      after = rows.getLast().getFirst();
    }
  }

  private static String created(View view) {
    return view.columns().stream()
        .map(column -> column.name() + " " + column.type() + (isKey(column) ? " PRIMARY KEY" : ""))
        .collect(Collectors.joining(", ", "CREATE TABLE IF NOT EXISTS " + view.name() + " (", ")"));
  }

  private static String inserted(View view, List<List<String>> rows) {
    return rows.stream()
        .map(row ->
            IntStream.range(0, row.size())
                .mapToObj(i -> value(view.columns().get(i), row.get(i)))
                .collect(Collectors.joining(", ", "(", ")")))
        .collect(
            Collectors.joining(
                ", ",
                "INSERT OR REPLACE INTO %s (%s) VALUES ".formatted(view.name(), names(view)),
                ""));
  }

  private static String value(Column column, String value) {
    if (column.type().equals("TEXT")) {
      return Literals.text(value);
    }
    return value.isEmpty() ? "NULL" : value;
  }

  private static String names(View view) {
    return view.columns().stream().map(Column::name).collect(Collectors.joining(", "));
  }

  private static Queries.Table described(View view) {
    return new Queries.Table(
        view.name(),
        view.columns().stream()
            .map(column ->
                new Queries.Column(column.name(), column.type(), !isKey(column), isKey(column)))
            .toList());
  }

  private static boolean isKey(Column column) {
    return column.name().equals("id");
  }

  private String reached(View view) {
    return database.transaction(sql ->
        sql.createGet("SELECT day FROM raindrop_mirror WHERE view = :view")
            .addParam("view", view.name())
            .execute()
            .map(row -> row.column("day").get(String.class))
            .orElse(""));
  }

  private void reach(View view, String day) {
    database.transaction(sql ->
        sql.createInsert(
                """
                INSERT INTO raindrop_mirror (view, day) VALUES (:view, :day)
                ON CONFLICT (view) DO UPDATE SET day = excluded.day
                """)
            .addParam("view", view.name())
            .addParam("day", day)
            .execute());
  }
}
