package callmeback.raindrop.sql;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds what looks like a person's data in a text.
final class Detector {
  private static final Map<String, Pattern> KINDS =
      Map.of(
          "EMAIL_ADDRESS", Pattern.compile("[\\w.+-]+@[\\w-]+\\.[\\w.]+"),
          "PHONE_NUMBER", Pattern.compile("(?<![\\w-])\\+?\\d(?:[ ()./-]{0,2}\\d){8,14}(?![\\w-])"),
          "CARD_NUMBER", Pattern.compile("(?<!\\w)\\d(?:[ -]?\\d){12,18}(?!\\w)"),
          "ACCOUNT_ID",
              Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"));

  private Detector() {}

  static Optional<String> find(String text) {
    return KINDS.entrySet().stream()
        .filter(kind -> kind.getValue().matcher(text).find())
        .map(Map.Entry::getKey)
        .sorted()
        .findFirst();
  }
}
