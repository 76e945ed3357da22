package callmeback.sandbox.raindrop.sql;

/// A piece of a statement.
record Token(Kind kind, String text) {
  /// What pieces there are.
  enum Kind {
    WORD,
    NUMBER,
    STRING,
    SYMBOL,
    END
  }

  boolean is(String word) {
    return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equalsIgnoreCase(word);
  }
}
