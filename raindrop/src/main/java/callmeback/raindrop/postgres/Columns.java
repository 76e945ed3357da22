package callmeback.raindrop.postgres;

import io.helidon.dbclient.DbRow;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Values to and from those columns that DbClient does not map by itself.
public final class Columns {
  private Columns() {}

  /// What a `timestamptz` parameter takes; null stays null. PostgreSQL keeps microseconds.
  public static @Nullable OffsetDateTime timestamp(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  /// What a `text[]` parameter takes.
  public static String[] array(List<String> texts) {
    return texts.toArray(String[]::new);
  }

  /// A `timestamptz` column that is never null.
  public static Instant instant(DbRow row, String column) {
    return optionalInstant(row, column).orElseThrow(() -> missing(column));
  }

  /// A `timestamptz` column.
  public static Optional<Instant> optionalInstant(DbRow row, String column) {
    return optional(row, column, Timestamp.class).map(Timestamp::toInstant);
  }

  /// A column of a type that DbClient maps by itself, and that may be null.
  public static <T> Optional<T> optional(DbRow row, String column, Class<T> type) {
    return Optional.ofNullable(row.column(column).get(type));
  }

  /// A `text[]` column; null reads as the empty list.
  public static List<String> texts(DbRow row, String column) {
    try {
      var array = row.column(column).get(Array.class);
      return array == null ? List.of() : List.of((String[]) array.getArray());
    } catch (SQLException e) {
      throw new IllegalStateException("The column " + column + " is no array of texts", e);
    }
  }

  private static IllegalStateException missing(String column) {
    return new IllegalStateException("The column " + column + " is null");
  }
}
