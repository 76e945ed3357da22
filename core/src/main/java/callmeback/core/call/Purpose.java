package callmeback.core.call;

import callmeback.core.PlainText;

/// What one call is for, in the words of the person who asked for it.
public record Purpose(String text) {
  private static final int MOST = 500;

  /// @throws callmeback.core.InvalidValue unless it has 1 to 500 characters and no markup
  public Purpose {
    text = PlainText.of(text, 1, MOST);
  }

  /// Nothing of it may stand in a log.
  @Override
  public String toString() {
    return "a purpose";
  }
}
