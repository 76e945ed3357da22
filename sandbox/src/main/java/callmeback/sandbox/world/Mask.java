package callmeback.sandbox.world;

import java.util.regex.Pattern;

/// Hides secrets and card data, and cuts what is too long to keep.
final class Mask {
  /// Enough to read any request of ours; audio and long prompts are cut.
  private static final int MAX_CHARS = 4096;

  private static final Pattern SECRET_FIELD =
      Pattern.compile(
          "(?i)(\"?[\\w.\\[\\]]*(?:secret|password|token|api_?key|authorization|cvc|cvv)\\]?\"?\\s*[=:]\\s*\"?)([^\"&,\\s}]+)");
  private static final Pattern KEY = Pattern.compile("\\b((?:sk|rk)_(?:test|live)|whsec)_\\w+");
  private static final Pattern DIGITS =
      Pattern.compile("(?<![\\w])\\d(?:[ -]?\\d){12,18}(?![\\w])");

  private Mask() {}

  static String of(String text) {
    String cut = text.length() <= MAX_CHARS ? text : text.substring(0, MAX_CHARS) + "…";
    String fields = SECRET_FIELD.matcher(cut).replaceAll("$1***");
    String keys = KEY.matcher(fields).replaceAll("$1_***");
    return DIGITS.matcher(keys).replaceAll(digits -> maskedIfCard(digits.group()));
  }

  private static String maskedIfCard(String group) {
    String digits = group.replaceAll("\\D", "");
    return luhn(digits) ? "****" + digits.substring(digits.length() - 4) : group;
  }

  /// The check digit rule of ISO/IEC 7812-1, which every card number obeys.
  private static boolean luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = i % 2 == 1 ? digit * 2 : digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }
}
