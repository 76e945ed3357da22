package callmeback.sandbox.raindrop;

import callmeback.sandbox.raindrop.sql.Database;
import callmeback.sandbox.raindrop.sql.SqlError;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.webserver.http.HttpRouting;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/// SQL on SQLite's dialect, one statement a request; plain words only of the form "how many
/// <table> ...", because there is no model here.
final class SmartSql {
  private static final String TABLES = "sql-tables";
  private static final String METADATA = "sql-metadata";
  private static final String ALL = "all";
  private static final int OK = 200;
  private static final Set<String> FORMATS =
      Set.of("OUTPUT_FORMAT_UNSPECIFIED", "OUTPUT_FORMAT_JSON", "OUTPUT_FORMAT_CSV");
  private static final Pattern HOW_MANY = Pattern.compile("(?i)how many (\\w+).*");
  private static final Pattern EMAIL = Pattern.compile("[\\w.+-]+@[\\w-]+\\.[\\w.]+");

  private final Desk desk;

  SmartSql(Desk desk) {
    this.desk = desk;
  }

  void routing(HttpRouting.Builder routes) {
    routes
        .post("/v1/execute_query", desk.taking(this::execute))
        .post("/v1/get_metadata", desk.taking(this::metadata))
        .post("/v1/update_metadata", desk.taking(this::update))
        .post("/v1/get_pii_data", desk.taking(this::pii));
  }

  private ObjectNode execute(Question question) {
    var csv = format(question).equals("OUTPUT_FORMAT_CSV");
    var sql = question.text("sqlQuery").orElse("");
    var words = question.text("textQuery").orElse("");
    if (sql.isEmpty() == words.isEmpty()) {
      throw ConnectError.invalid("exactly one of sqlQuery and textQuery is required");
    }
    var run = sql.isEmpty() ? understood(words) : sql;
    var tables = tables(question);
    var rows = run(tables, run);
    desk.shelf().put(TABLES, question.sql(), ALL, tables);
    var answer = Json.object();
    var results = csv ? csv(rows) : Json.array().addAll(rows).toString();
    answer
        .put("results", results)
        .put(csv ? "csvResults" : "jsonResults", results)
        .put("format", csv ? "csv" : "json")
        .put("queryExecuted", run)
        .put("status", OK);
    return sql.isEmpty() ? answer.put("aiReasoning", "It asks for a number of rows.") : answer;
  }

  private static List<ObjectNode> run(ObjectNode tables, String sql) {
    try {
      return new Database(tables).run(sql);
    } catch (SqlError e) {
      throw ConnectError.invalid("Invalid input or query execution error: " + e.getMessage());
    }
  }

  private static String format(Question question) {
    var format = question.text("format").orElse("OUTPUT_FORMAT_UNSPECIFIED");
    if (!FORMATS.contains(format)) {
      throw ConnectError.invalid("format is none of " + FORMATS);
    }
    return format;
  }

  private static String understood(String words) {
    var counted = HOW_MANY.matcher(words.strip());
    if (!counted.matches()) {
      throw ConnectError.invalid("the question was not understood");
    }
    return "SELECT count(*) AS count FROM " + counted.group(1).toLowerCase(Locale.ROOT);
  }

  private ObjectNode tables(Question question) {
    return desk.shelf()
        .find(TABLES, question.sql(), ALL)
        .map(kept -> kept.<ObjectNode>without("_key"))
        .orElseGet(Json::object);
  }

  private static String csv(List<ObjectNode> rows) {
    var lines = new StringJoiner("\n");
    if (!rows.isEmpty()) {
      var head = new StringJoiner(",");
      rows.getFirst().fieldNames().forEachRemaining(head::add);
      lines.add(head.toString());
    }
    for (var row : rows) {
      var line = new StringJoiner(",");
      row.forEach(value -> line.add(value.isNull() ? "" : quoted(value.asText())));
      lines.add(line.toString());
    }
    return lines.toString();
  }

  private static String quoted(String text) {
    return text.matches("[^\",\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  /// What the tables are, with what was said of them.
  private ObjectNode metadata(Question question) {
    var database = new Database(tables(question));
    var wanted = question.text("tableName");
    var answer = Json.object();
    var tables = answer.putArray("tables");
    for (var name : database.names()) {
      if (wanted.isEmpty() || wanted.get().equals(name)) {
        var said = desk.shelf().find(METADATA, question.sql(), name);
        var table = tables.addObject().put("tableName", name);
        table.set(
            "columns",
            said.map(each -> each.path("columns"))
                .orElseGet(() -> database.columns(name).orElseThrow()));
        table.put("updatedAt", desk.now().toString());
      }
    }
    return answer.put("lastUpdated", desk.now().toString());
  }

  private ObjectNode update(Question question) {
    var mode = question.text("mode").orElse("UPDATE_MODE_UNSPECIFIED");
    if (mode.equals("UPDATE_MODE_REPLACE") || mode.equals("UPDATE_MODE_UNSPECIFIED")) {
      desk.shelf().removeAll(METADATA, question.sql(), _ -> true);
    }
    var tables = question.all("tables").toList();
    for (var table : tables) {
      var name = new Question(table).required("tableName");
      desk.shelf().put(METADATA, question.sql(), name, (ObjectNode) table);
    }
    return Json.object().put("success", true).put("tablesUpdated", tables.size());
  }

  /// Only e-mail addresses are found.
  private ObjectNode pii(Question question) {
    var table = question.required("tableName");
    var answer = Json.object();
    var detections = answer.putArray("piiDetections");
    var number = 0;
    for (var row : run(tables(question), "SELECT * FROM " + table)) {
      var record = Integer.toString(++number);
      for (JsonNode value : row) {
        var found = EMAIL.matcher(value.asText());
        if (found.find() && question.text("recordId").orElse(record).equals(record)) {
          var detection =
              detections
                  .addObject()
                  .put("detectionId", desk.id())
                  .put("tableName", table)
                  .put("recordId", record)
                  .put("detectedAt", desk.now().toString());
          detection
              .putArray("entities")
              .addObject()
              .put("entityType", "EMAIL_ADDRESS")
              .put("confidenceScore", 1.0)
              .put("detectedText", found.group())
              .put("startPosition", found.start())
              .put("endPosition", found.end())
              .put("tokenIndex", 0);
        }
      }
    }
    return answer;
  }
}
