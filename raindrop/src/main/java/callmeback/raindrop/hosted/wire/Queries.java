package callmeback.raindrop.hosted.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// SmartSQL, as the service knows it: SQLite, one statement a request, no parameters.
public final class Queries {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RaindropClient client;

  public Queries(RaindropClient client) {
    this.client = client;
  }

  /// What came of a statement: rows as JSON objects.
  public record Result(List<JsonNode> rows, String executed, @Nullable String reasoning) {}

  /// A table's description.
  public record Table(String name, List<Column> columns) {}

  /// A column's description.
  public record Column(String name, String type, boolean nullable, boolean primaryKey) {}

  /// A place where personal data was found.
  public record Finding(String table, String record, String entity, double confidence) {}

  /// What to do with descriptions that are there.
  public enum Mode {
    REPLACE,
    MERGE,
    APPEND
  }

  public Result execute(String sql) {
    return result(client.post("/v1/execute_query", json().put("sqlQuery", sql)));
  }

  /// Asks in plain words; the service's model writes the SQL.
  public Result ask(String words) {
    return result(client.post("/v1/execute_query", json().put("textQuery", words)));
  }

  public List<Table> describe(@Nullable String table) {
    var body = client.aboutSql();
    Fields.put(body, "tableName", table);
    return Fields.list(
        client.post("/v1/get_metadata", body),
        "tables",
        each ->
            new Table(
                Fields.text(each, "tableName"), Fields.list(each, "columns", Queries::column)));
  }

  /// How many were written.
  public long describe(List<Table> tables, Mode mode) {
    var body = client.aboutSql().put("mode", "UPDATE_MODE_" + mode);
    var list = body.putArray("tables");
    for (var table : tables) {
      var columns = list.addObject().put("tableName", table.name()).putArray("columns");
      table
          .columns()
          .forEach(column ->
              columns
                  .addObject()
                  .put("columnName", column.name())
                  .put("dataType", column.type())
                  .put("nullable", column.nullable())
                  .put("isPrimaryKey", column.primaryKey()));
    }
    return Fields.number(client.post("/v1/update_metadata", body), "tablesUpdated");
  }

  public List<Finding> personalData(String table) {
    var answer = client.post("/v1/get_pii_data", client.aboutSql().put("tableName", table));
    return Fields.list(answer, "piiDetections", each -> each).stream()
        .flatMap(each -> findings(each).stream())
        .toList();
  }

  private static List<Finding> findings(JsonNode detection) {
    return Fields.list(
        detection,
        "entities",
        entity ->
            new Finding(
                Fields.text(detection, "tableName"),
                Fields.text(detection, "recordId"),
                Fields.text(entity, "entityType"),
                Fields.fraction(entity, "confidenceScore")));
  }

  private static Column column(JsonNode json) {
    return new Column(
        Fields.text(json, "columnName"),
        Fields.text(json, "dataType"),
        Fields.flag(json, "nullable"),
        Fields.flag(json, "isPrimaryKey"));
  }

  private ObjectNode json() {
    return client.aboutSql().put("format", "OUTPUT_FORMAT_JSON");
  }

  /// The newer field first, then the one of older clients.
  private static Result result(JsonNode answer) {
    var rows = Fields.optional(answer, "results");
    var older = Fields.optional(answer, "jsonResults");
    return new Result(
        rows(rows == null ? older : rows),
        Fields.text(answer, "queryExecuted"),
        Fields.optional(answer, "aiReasoning"));
  }

  private static List<JsonNode> rows(@Nullable String json) {
    if (json == null || json.isBlank()) {
      return List.of();
    }
    try {
      return JSON.readTree(json).valueStream().toList();
    } catch (JsonProcessingException e) {
      throw new RaindropException(new Failure.Unreachable("unreadable rows in an answer"), e);
    }
  }
}
