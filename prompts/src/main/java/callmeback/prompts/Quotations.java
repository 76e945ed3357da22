package callmeback.prompts;

import java.util.List;
import java.util.stream.Collectors;

/// Other people's words made safe to stand in a prompt: one line each, unable to close the fence
/// around them.
public final class Quotations {
  /// Longer ones are cut, so that no quotation can crowd out the instructions.
  static final int MAX = 300;

  private Quotations() {}

  /// One quoted line each, or `none`.
  public static String lines(List<String> quotes) {
    return quotes.isEmpty()
        ? "none"
        : quotes.stream()
            .map(quote -> "- \"%s\"".formatted(plain(quote)))
            .collect(Collectors.joining("\n"));
  }

  /// The same words in one line, without quotation marks, angle brackets and controls.
  public static String plain(String quote) {
    var plain = quote.replaceAll("[<>\"\\p{Cntrl}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
    return plain.length() <= MAX ? plain : cut(plain) + "…";
  }

  private static String cut(String plain) {
    var end = Character.isHighSurrogate(plain.charAt(MAX - 1)) ? MAX - 1 : MAX;
    return plain.substring(0, end);
  }
}
