package callmeback.raindrop.sql;

import callmeback.raindrop.sql.SmartSql.Column;
import callmeback.raindrop.sql.SmartSql.View;
import java.util.List;

/// The views that can be asked, with the same columns in PostgreSQL and in SQLite. Every one has an
/// `id` and a `day`.
public final class Views {
  private static final String TEXT = "TEXT";
  private static final String WHOLE = "INTEGER";
  private static final String REAL = "REAL";

  /// All of them.
  public static final List<View> ALL =
      List.of(
          new View(
              "calls",
              List.of(
                  new Column("id", TEXT),
                  new Column("day", TEXT),
                  new Column("hour", WHOLE),
                  new Column("persona", TEXT),
                  new Column("status", TEXT),
                  new Column("outcome", TEXT),
                  new Column("minutes_asked", WHOLE),
                  new Column("seconds", WHOLE),
                  new Column("revenue_cents", WHOLE))),
          new View(
              "costs",
              List.of(
                  new Column("id", TEXT),
                  new Column("call_id", TEXT),
                  new Column("day", TEXT),
                  new Column("provider", TEXT),
                  new Column("cents", REAL))),
          new View(
              "money",
              List.of(
                  new Column("id", TEXT),
                  new Column("day", TEXT),
                  new Column("kind", TEXT),
                  new Column("times", WHOLE),
                  new Column("cents", WHOLE))));

  private Views() {}
}
