package callmeback.raindrop.hosted;

import callmeback.raindrop.hosted.wire.Failure;
import callmeback.raindrop.hosted.wire.Queries;
import callmeback.raindrop.hosted.wire.RaindropException;
import callmeback.raindrop.postgres.StoreUnavailable;
import callmeback.raindrop.sql.Guard;
import callmeback.raindrop.sql.Plain;
import callmeback.raindrop.sql.RefusedQuery;
import callmeback.raindrop.sql.SmartSql;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// SmartSQL on hosted Raindrop, over copies of the views. The service takes no parameters: they are
/// written into the query as quoted text.
final class HostedSql implements SmartSql {
  private final Queries queries;

  HostedSql(Queries queries) {
    this.queries = queries;
  }

  @Override
  public Rows query(String sql, List<String> parameters) {
    var query = Literals.inlined(Guard.check(sql), parameters);
    var found = reached(() -> queries.execute(query)).rows();
    var columns = found.stream().limit(1).flatMap(HostedSql::names).toList();
    var shown = found.subList(0, Math.min(found.size(), MOST_ROWS));
    return new Rows(
        columns, shown.stream().map(HostedSql::values).toList(), found.size() > MOST_ROWS);
  }

  private static Stream<String> names(JsonNode row) {
    return row.propertyStream().map(Map.Entry::getKey);
  }

  private static List<String> values(JsonNode row) {
    return row.valueStream()
        .map(value -> value.isNumber() ? Plain.of(value.numberValue()) : value.asText(""))
        .toList();
  }

  @Override
  public List<View> describe() {
    return reached(() -> queries.describe((String) null)).stream()
        .map(table ->
            new View(
                table.name(),
                table.columns().stream()
                    .map(column -> new Column(column.name(), column.type()))
                    .toList()))
        .toList();
  }

  @Override
  public List<Finding> personalData() {
    return describe().stream()
        .flatMap(view -> reached(() -> queries.personalData(view.name())).stream())
        .map(found -> new Finding(found.table(), found.entity()))
        .distinct()
        .toList();
  }

  private static <T> T reached(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (RaindropException e) {
      throw switch (e.failure()) {
        case Failure.Refused(_, var message) -> new RefusedQuery(message);
        case Failure.Missing(var message) -> new RefusedQuery(message);
        case Failure.LockedOut _, Failure.Unreachable _ ->
            new StoreUnavailable("Raindrop does not answer", e);
      };
    }
  }
}
