package callmeback.core.call;

import callmeback.core.PlainText;

/// Something the persona of a live call shall work into the conversation.
public record Whisper(String text) {
  private static final int MOST = 300;

  /// @throws callmeback.core.InvalidValue unless it has 1 to 300 characters and no markup
  public Whisper {
    text = PlainText.of(text, 1, MOST).replaceAll("\\s+", " ");
  }

  /// Nothing of it may stand in a log.
  @Override
  public String toString() {
    return "a whisper";
  }
}
