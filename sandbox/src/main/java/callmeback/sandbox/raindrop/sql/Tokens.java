package callmeback.sandbox.raindrop.sql;

import callmeback.sandbox.raindrop.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A statement's pieces, taken one after the other.
final class Tokens {
  private static final Pattern PIECE =
      Pattern.compile(
          "\\s*(?:(?<word>[A-Za-z_][A-Za-z0-9_]*)|\"(?<quoted>[^\"]+)\""
              + "|(?<number>\\d+(?:\\.\\d+)?)|'(?<string>(?:[^']|'')*)'"
              + "|(?<symbol><=|>=|<>|!=|\\|\\||[-+*/%(),.=<>;]))");

  private final List<Token> tokens;
  private int next;

  private Tokens(List<Token> tokens) {
    this.tokens = tokens;
  }

  static Tokens of(String sql) {
    var tokens = new ArrayList<Token>();
    var text = sql.strip();
    var piece = PIECE.matcher(text);
    var at = 0;
    while (at < text.length()) {
      if (!piece.region(at, text.length()).lookingAt()) {
        throw new SqlError("unrecognized token near \"" + text.substring(at) + "\"");
      }
      if (piece.group("word") != null) {
        tokens.add(new Token(Kind.WORD, piece.group("word")));
      } else if (piece.group("quoted") != null) {
        tokens.add(new Token(Kind.WORD, piece.group("quoted")));
      } else if (piece.group("number") != null) {
        tokens.add(new Token(Kind.NUMBER, piece.group("number")));
      } else if (piece.group("string") != null) {
        tokens.add(new Token(Kind.STRING, piece.group("string").replace("''", "'")));
      } else {
        tokens.add(new Token(Kind.SYMBOL, piece.group("symbol")));
      }
      at = piece.end();
    }
    return new Tokens(tokens);
  }

  Token peek() {
    return next < tokens.size() ? tokens.get(next) : new Token(Kind.END, "");
  }

  Token take() {
    var token = peek();
    next++;
    return token;
  }

  /// How many were taken.
  int taken() {
    return next;
  }

  /// The pieces taken since then, as one text.
  String since(int taken) {
    return tokens.subList(taken, next).stream().map(Token::text).collect(Collectors.joining());
  }

  /// Takes these words if they come next.
  boolean takes(String... words) {
    for (var i = 0; i < words.length; i++) {
      if (next + i >= tokens.size() || !tokens.get(next + i).is(words[i])) {
        return false;
      }
    }
    next += words.length;
    return true;
  }

  void expect(String word) {
    if (!takes(word)) {
      throw new SqlError("near \"" + peek().text() + "\": syntax error");
    }
  }

  String name() {
    var token = take();
    if (token.kind() != Kind.WORD) {
      throw new SqlError("near \"" + token.text() + "\": syntax error");
    }
    return token.text();
  }

  /// One statement at a time; a semicolon may end it.
  void end() {
    takes(";");
    if (peek().kind() != Kind.END) {
      throw new SqlError("near \"" + peek().text() + "\": syntax error");
    }
  }
}
