package callmeback.sandbox.raindrop.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// The tables of one database, as JSON: `{"name": {"columns": [...], "rows": [...]}}`.
public final class Database {
  private static final Set<String> CONSTRAINTS = Set.of("PRIMARY", "UNIQUE", "CHECK", "FOREIGN");

  private final ObjectNode tables;

  /// @param tables is changed by what is run
  public Database(ObjectNode tables) {
    this.tables = tables;
  }

  /// Runs one statement and gives the rows of its answer, none for what is no query.
  ///
  /// @throws SqlError if it is not understood, or cannot be done
  public List<ObjectNode> run(String sql) {
    var tokens = Tokens.of(sql);
    if (tokens.takes("SELECT")) {
      return new Select(tokens, this::rows).run();
    }
    if (tokens.takes("CREATE", "TABLE")) {
      create(tokens);
    } else if (tokens.takes("DROP", "TABLE")) {
      drop(tokens);
    } else if (tokens.takes("INSERT", "OR", "REPLACE", "INTO")) {
      insert(tokens, true);
    } else if (tokens.takes("INSERT", "INTO")) {
      insert(tokens, false);
    } else if (tokens.takes("DELETE", "FROM")) {
      delete(tokens);
    } else {
      throw new SqlError("near \"" + tokens.peek().text() + "\": syntax error");
    }
    return List.of();
  }

  /// A table's columns, if there is such a table.
  public Optional<JsonNode> columns(String table) {
    return Optional.of(tables.path(table)).filter(JsonNode::isObject).map(t -> t.path("columns"));
  }

  public List<String> names() {
    return tables.propertyStream().map(Map.Entry::getKey).toList();
  }

  /// The rows of a table.
  public List<ObjectNode> rows(String table) {
    var rows = new ArrayList<ObjectNode>();
    table(table).path("rows").forEach(row -> rows.add((ObjectNode) row));
    return rows;
  }

  private JsonNode table(String name) {
    return tables
        .propertyStream()
        .filter(field -> field.getKey().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> new SqlError("no such table: " + name))
        .getValue();
  }

  private void create(Tokens tokens) {
    var ifAbsent = tokens.takes("IF", "NOT", "EXISTS");
    var name = tokens.name();
    var columns = JsonNodeFactory.instance.arrayNode();
    tokens.expect("(");
    do {
      column(tokens, columns);
    } while (tokens.takes(","));
    tokens.expect(")");
    tokens.end();
    if (tables.has(name)) {
      if (!ifAbsent) {
        throw new SqlError("table " + name + " already exists");
      }
      return;
    }
    tables.putObject(name).<ObjectNode>set("columns", columns).putArray("rows");
  }

  private static void column(Tokens tokens, ArrayNode columns) {
    var name = tokens.name();
    if (CONSTRAINTS.contains(name.toUpperCase(Locale.ROOT))) {
      throw new SqlError("table constraints are not played");
    }
    var column = columns.addObject().put("columnName", name).put("dataType", tokens.name());
    var primary = tokens.takes("PRIMARY", "KEY");
    var needed = tokens.takes("NOT", "NULL");
    column
        .put("nullable", !primary && !needed)
        .put("isPrimaryKey", primary || tokens.takes("PRIMARY", "KEY"));
  }

  private void drop(Tokens tokens) {
    var ifThere = tokens.takes("IF", "EXISTS");
    var name = tokens.name();
    tokens.end();
    if (tables.remove(name) == null && !ifThere) {
      throw new SqlError("no such table: " + name);
    }
  }

  private void insert(Tokens tokens, boolean replace) {
    var name = tokens.name();
    var table = table(name);
    var columns = new ArrayList<String>();
    if (tokens.takes("(")) {
      do {
        columns.add(tokens.name());
      } while (tokens.takes(","));
      tokens.expect(")");
    } else {
      table.path("columns").forEach(column -> columns.add(column.path("columnName").asText()));
    }
    tokens.expect("VALUES");
    do {
      add(name, table, row(tokens, columns), replace);
    } while (tokens.takes(","));
    tokens.end();
  }

  private static ObjectNode row(Tokens tokens, List<String> columns) {
    tokens.expect("(");
    var row = JsonNodeFactory.instance.objectNode();
    IntStream.range(0, columns.size())
        .forEach(i -> {
          if (i > 0) {
            tokens.expect(",");
          }
          row.set(columns.get(i), new Expressions(tokens).read().of(List.of()));
        });
    tokens.expect(")");
    return row;
  }

  private static void add(String name, JsonNode table, ObjectNode row, boolean replace) {
    var whole = JsonNodeFactory.instance.objectNode();
    for (var column : table.path("columns")) {
      var title = column.path("columnName").asText();
      whole.set(title, row.has(title) ? row.path(title) : Values.NULL);
      if (column.path("isPrimaryKey").asBoolean()) {
        unique(name, (ArrayNode) table.path("rows"), title, row.path(title), replace);
      }
    }
    ((ArrayNode) table.path("rows")).add(whole);
  }

  private static void unique(
      String table, ArrayNode rows, String column, JsonNode value, boolean replace) {
    for (var i = 0; i < rows.size(); i++) {
      if (rows.get(i).path(column).equals(value)) {
        if (!replace) {
          throw new SqlError("UNIQUE constraint failed: " + table + "." + column);
        }
        rows.remove(i);
        return;
      }
    }
  }

  private void delete(Tokens tokens) {
    var table = table(tokens.name());
    var where = tokens.takes("WHERE") ? new Expressions(tokens).read() : null;
    tokens.end();
    var kept = JsonNodeFactory.instance.arrayNode();
    for (var row : table.path("rows")) {
      if (where != null && !Values.isTrue(where.of(List.of((ObjectNode) row)))) {
        kept.add(row);
      }
    }
    ((ObjectNode) table).set("rows", kept);
  }
}
