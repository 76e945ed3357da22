package callmeback.core;

import java.util.regex.Pattern;

/// Text that people write for other people to read: plain, without markup, so that no page it is
/// shown in can be made to run or load anything.
public final class PlainText {
  /// What starts a tag, a comment or a declaration in HTML (HTML Standard, 13.2.5.6).
  private static final Pattern MARKUP = Pattern.compile("<[a-zA-Z/!?]");

  private PlainText() {}

  /// The text without space around it.
  ///
  /// @param least and `most` characters it may have
  /// @throws InvalidValue when it has another length or holds markup
  public static String of(String raw, int least, int most) {
    var text = raw.strip();
    var length = text.codePointCount(0, text.length());
    InvalidValue.unless(
        length >= least && length <= most, "must have %d to %d characters".formatted(least, most));
    InvalidValue.unless(
        !MARKUP.matcher(text).find(), "must be plain text: leave a space after <, or leave it out");
    return text;
  }
}
