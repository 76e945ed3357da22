package callmeback.sandbox.raindrop.sql;

import callmeback.sandbox.raindrop.sql.Token.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;

/// Reads expressions, the loosest binding first.
final class Expressions {
  private static final Set<String> COMPARISONS = Set.of("=", "<", ">", "<=", ">=", "<>", "!=");

  private final Tokens tokens;
  private boolean aggregate;

  Expressions(Tokens tokens) {
    this.tokens = tokens;
  }

  /// Whether anything read so far counts or sums rows.
  boolean sawAggregate() {
    return aggregate;
  }

  Expression read() {
    var left = conjunction();
    while (tokens.takes("OR")) {
      var first = left;
      var second = conjunction();
      left = rows -> Values.truth(isTrue(first, rows) || isTrue(second, rows));
    }
    return left;
  }

  private Expression conjunction() {
    var left = negation();
    while (tokens.takes("AND")) {
      var first = left;
      var second = negation();
      left = rows -> Values.truth(isTrue(first, rows) && isTrue(second, rows));
    }
    return left;
  }

  private Expression negation() {
    if (tokens.takes("NOT")) {
      return not(negation());
    }
    return comparison();
  }

  private Expression comparison() {
    var left = sum();
    if (tokens.takes("IS", "NOT", "NULL")) {
      return rows -> Values.truth(!left.of(rows).isNull());
    }
    if (tokens.takes("IS", "NULL")) {
      return rows -> Values.truth(left.of(rows).isNull());
    }
    var negated = tokens.takes("NOT");
    if (tokens.takes("LIKE")) {
      var pattern = sum();
      return negatedIf(
          negated,
          rows -> Values.truth(Values.like(left.of(rows).asText(), pattern.of(rows).asText())));
    }
    if (tokens.takes("BETWEEN")) {
      return negatedIf(negated, between(left));
    }
    if (tokens.takes("IN")) {
      return negatedIf(negated, in(left));
    }
    if (COMPARISONS.contains(tokens.peek().text())) {
      var sign = tokens.take().text();
      var right = sum();
      return rows -> compared(left.of(rows), right.of(rows), holds(sign));
    }
    return left;
  }

  private Expression between(Expression value) {
    var low = sum();
    tokens.expect("AND");
    var high = sum();
    return rows ->
        Values.truth(
            Values.compare(value.of(rows), low.of(rows)) >= 0
                && Values.compare(value.of(rows), high.of(rows)) <= 0);
  }

  private Expression in(Expression value) {
    tokens.expect("(");
    var members = list();
    return rows ->
        Values.truth(
            members.stream().anyMatch(each -> Values.compare(each.of(rows), value.of(rows)) == 0));
  }

  private static JsonNode compared(JsonNode left, JsonNode right, IntPredicate holds) {
    return left.isNull() || right.isNull()
        ? Values.NULL
        : Values.truth(holds.test(Values.compare(left, right)));
  }

  private static IntPredicate holds(String sign) {
    return switch (sign) {
      case "=" -> order -> order == 0;
      case "<" -> order -> order < 0;
      case ">" -> order -> order > 0;
      case "<=" -> order -> order <= 0;
      case ">=" -> order -> order >= 0;
      default -> order -> order != 0;
    };
  }

  private Expression sum() {
    var left = product();
    while (Set.of("+", "-", "||").contains(tokens.peek().text())) {
      left = calculated(tokens.take().text(), left, product());
    }
    return left;
  }

  private Expression product() {
    var left = primary();
    while (Set.of("*", "/", "%").contains(tokens.peek().text())) {
      left = calculated(tokens.take().text(), left, primary());
    }
    return left;
  }

  private static Expression calculated(String sign, Expression left, Expression right) {
    return rows -> Values.arithmetic(sign, left.of(rows), right.of(rows));
  }

  private Expression primary() {
    if (tokens.takes("(")) {
      var inner = read();
      tokens.expect(")");
      return inner;
    }
    if (tokens.takes("-")) {
      return calculated("-", _ -> Values.number("0"), primary());
    }
    var token = tokens.take();
    return switch (token.kind()) {
      case NUMBER -> constant(Values.number(token.text()));
      case STRING -> constant(Values.text(token.text()));
      case WORD -> word(token.text());
      case SYMBOL, END -> throw new SqlError("near \"" + token.text() + "\": syntax error");
    };
  }

  private Expression word(String word) {
    return switch (word.toUpperCase(Locale.ROOT)) {
      case "NULL" -> constant(Values.NULL);
      case "TRUE" -> constant(Values.truth(true));
      case "FALSE" -> constant(Values.truth(false));
      case "CASE" -> cases();
      case "CAST" -> cast();
      default -> tokens.takes("(") ? function(word) : column(word);
    };
  }

  /// A table's name or alias before the column's says nothing, since there is one table.
  private Expression column(String word) {
    var name = tokens.takes(".") ? tokens.name() : word;
    return rows -> {
      if (rows.isEmpty()) {
        return Values.NULL;
      }
      var row = rows.getFirst();
      for (var field : row.properties()) {
        if (field.getKey().equalsIgnoreCase(name)) {
          return field.getValue();
        }
      }
      throw new SqlError("no such column: " + name);
    };
  }

  private Expression function(String name) {
    if (Functions.aggregates(name)) {
      aggregate = true;
      if (tokens.takes("*", ")")) {
        return rows -> Values.number(Integer.toString(rows.size()));
      }
      var distinct = tokens.takes("DISTINCT");
      var argument = read();
      tokens.expect(")");
      return Functions.aggregate(name, argument, distinct);
    }
    var arguments = list();
    return rows -> Functions.scalar(name, arguments.stream().map(each -> each.of(rows)).toList());
  }

  /// Expressions up to a closing bracket.
  private List<Expression> list() {
    var list = new ArrayList<Expression>();
    if (!tokens.takes(")")) {
      do {
        list.add(read());
      } while (tokens.takes(","));
      tokens.expect(")");
    }
    return list;
  }

  private Expression cast() {
    tokens.expect("(");
    var value = read();
    tokens.expect("AS");
    var type = tokens.name().toUpperCase(Locale.ROOT);
    tokens.expect(")");
    return rows ->
        switch (type) {
          case "INTEGER" -> Values.number(Long.toString(value.of(rows).asLong()));
          case "REAL" -> Values.number(Double.toString(value.of(rows).asDouble()));
          default -> Values.text(value.of(rows).asText());
        };
  }

  private Expression cases() {
    var conditions = new ArrayList<Expression>();
    var results = new ArrayList<Expression>();
    while (tokens.takes("WHEN")) {
      conditions.add(read());
      tokens.expect("THEN");
      results.add(read());
    }
    var otherwise = tokens.takes("ELSE") ? read() : constant(Values.NULL);
    tokens.expect("END");
    return rows -> {
      for (var i = 0; i < conditions.size(); i++) {
        if (isTrue(conditions.get(i), rows)) {
          return results.get(i).of(rows);
        }
      }
      return otherwise.of(rows);
    };
  }

  private static Expression constant(JsonNode value) {
    return _ -> value;
  }

  private static Expression negatedIf(boolean negated, Expression expression) {
    return negated ? not(expression) : expression;
  }

  private static Expression not(Expression expression) {
    return rows -> Values.truth(!isTrue(expression, rows));
  }

  private static boolean isTrue(Expression expression, List<ObjectNode> rows) {
    return Values.isTrue(expression.of(rows));
  }

  /// A name that may follow, such as an alias.
  static boolean isName(Token token, Set<String> reserved) {
    return token.kind() == Kind.WORD && !reserved.contains(token.text().toUpperCase(Locale.ROOT));
  }
}
