package callmeback.sandbox.raindrop.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// A query: read in the order in which it is written, done in the order in which it is meant.
final class Select {
  private static final Set<String> RESERVED =
      Set.of("FROM", "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "AS", "UNION");

  private final Tokens tokens;
  private final Function<String, List<ObjectNode>> tables;
  private final Map<String, Expression> columns = new LinkedHashMap<>();
  private boolean aggregate;

  /// @param tables the rows of a table
  Select(Tokens tokens, Function<String, List<ObjectNode>> tables) {
    this.tokens = tokens;
    this.tables = tables;
  }

  /// One column of the order, and which way.
  private record Order(Expression by, boolean descending) {}

  /// What becomes a row of the answer.
  private record Row(List<ObjectNode> group, ObjectNode shown) {}

  List<ObjectNode> run() {
    var distinct = tokens.takes("DISTINCT");
    var all = tokens.takes("*");
    if (!all) {
      readColumns();
    }
    var rows = tokens.takes("FROM") ? from() : List.of(JsonNodeFactory.instance.objectNode());
    var where = tokens.takes("WHERE") ? expression() : null;
    var kept =
        where == null
            ? rows
            : rows.stream().filter(row -> Values.isTrue(where.of(List.of(row)))).toList();
    var groups = groups(kept);
    if (tokens.takes("HAVING")) {
      var having = expression();
      groups = groups.stream().filter(group -> Values.isTrue(having.of(group))).toList();
    }
    var shown = groups.stream().map(group -> new Row(group, shown(group, all))).toList();
    var ordered = ordered(shown).stream().map(Row::shown);
    return limited((distinct ? ordered.distinct() : ordered).toList());
  }

  private List<ObjectNode> from() {
    var rows = tables.apply(tokens.name());
    tokens.takes("AS");
    if (Expressions.isName(tokens.peek(), RESERVED)) {
      tokens.name();
    }
    return rows;
  }

  private void readColumns() {
    do {
      var from = tokens.taken();
      var reader = new Expressions(tokens);
      var expression = reader.read();
      aggregate |= reader.sawAggregate();
      columns.put(title(tokens.since(from)), expression);
    } while (tokens.takes(","));
  }

  /// A column's own name without its table's, and of an expression all of it.
  private String title(String text) {
    if (tokens.takes("AS") || Expressions.isName(tokens.peek(), RESERVED)) {
      return tokens.name();
    }
    var otherwise = text.replaceFirst("^\\w+\\.(\\w+)$", "$1");
    return columns.containsKey(otherwise) ? otherwise + columns.size() : otherwise;
  }

  private Expression expression() {
    return new Expressions(tokens).read();
  }

  /// A whole number or an alias stands for a column that is shown.
  private Expression reference() {
    var word = tokens.peek().text();
    var named = List.copyOf(columns.values());
    if (word.matches("[1-9]\\d*") && Integer.parseInt(word) <= named.size()) {
      tokens.take();
      return named.get(Integer.parseInt(word) - 1);
    }
    for (var column : columns.entrySet()) {
      if (column.getKey().equalsIgnoreCase(word)) {
        tokens.take();
        return column.getValue();
      }
    }
    return expression();
  }

  private List<List<ObjectNode>> groups(List<ObjectNode> rows) {
    if (!tokens.takes("GROUP", "BY")) {
      return aggregate ? List.of(rows) : rows.stream().map(List::of).toList();
    }
    var keys = new ArrayList<Expression>();
    do {
      keys.add(reference());
    } while (tokens.takes(","));
    var groups = new LinkedHashMap<List<JsonNode>, List<ObjectNode>>();
    for (var row : rows) {
      var key = keys.stream().map(each -> each.of(List.of(row))).toList();
      groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(row);
    }
    return List.copyOf(groups.values());
  }

  private ObjectNode shown(List<ObjectNode> group, boolean all) {
    if (all) {
      return group.getFirst().deepCopy();
    }
    var shown = JsonNodeFactory.instance.objectNode();
    columns.forEach((title, expression) -> shown.set(title, expression.of(group)));
    return shown;
  }

  private List<Row> ordered(List<Row> rows) {
    if (!tokens.takes("ORDER", "BY")) {
      return rows;
    }
    Comparator<Row> order = (_, _) -> 0;
    do {
      var by = readOrder();
      Comparator<Row> one = (a, b) -> Values.compare(by.by().of(a.group()), by.by().of(b.group()));
      order = order.thenComparing(by.descending() ? one.reversed() : one);
    } while (tokens.takes(","));
    return rows.stream().sorted(order).toList();
  }

  private Order readOrder() {
    var by = reference();
    var descending = tokens.takes("DESC");
    tokens.takes("ASC");
    return new Order(by, descending);
  }

  private List<ObjectNode> limited(List<ObjectNode> rows) {
    var limit = tokens.takes("LIMIT") ? whole() : rows.size();
    var from = Math.min(rows.size(), tokens.takes("OFFSET") ? whole() : 0);
    tokens.end();
    return rows.subList(from, Math.min(rows.size(), from + limit));
  }

  private int whole() {
    var token = tokens.take();
    if (!token.text().toLowerCase(Locale.ROOT).matches("\\d{1,9}")) {
      throw new SqlError("near \"" + token.text() + "\": syntax error");
    }
    return Integer.parseInt(token.text());
  }
}
