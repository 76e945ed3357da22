package callmeback.voice.text;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Numbers as they are said in American English.
final class NumberWords {
  /// Everything below has a name; what is larger is read digit by digit.
  static final long TOO_LARGE = 1_000_000_000_000_000L;

  private static final List<String> SMALL =
      List.of(
          "zero",
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen",
          "sixteen",
          "seventeen",
          "eighteen",
          "nineteen");
  private static final List<String> TENS =
      List.of("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
  private static final List<String> SCALES =
      List.of("", " thousand", " million", " billion", " trillion");
  private static final Map<String, String> ORDINALS =
      Map.of(
          "one", "first", "two", "second", "three", "third", "five", "fifth", "eight", "eighth",
          "nine", "ninth", "twelve", "twelfth");

  private NumberWords() {}

  /// @param number 0 to below [#TOO_LARGE]
  static String cardinal(long number) {
    if (number < 1_000) {
      return belowThousand((int) number);
    }
    var words = new StringBuilder();
    var scale = SCALES.size() - 1;
    for (var unit = 1_000_000_000_000L; unit > 0; unit /= 1_000, scale--) {
      var part = (int) (number / unit % 1_000);
      if (part > 0) {
        words
            .append(words.isEmpty() ? "" : " ")
            .append(belowThousand(part))
            .append(SCALES.get(scale));
      }
    }
    return words.toString();
  }

  private static String belowThousand(int number) {
    if (number < 100) {
      return belowHundred(number);
    }
    var rest = number % 100 == 0 ? "" : " " + belowHundred(number % 100);
    return SMALL.get(number / 100) + " hundred" + rest;
  }

  private static String belowHundred(int number) {
    if (number < 20) {
      return SMALL.get(number);
    }
    return TENS.get(number / 10) + (number % 10 == 0 ? "" : "-" + SMALL.get(number % 10));
  }

  static String ordinal(long number) {
    var words = cardinal(number);
    var start = Math.max(words.lastIndexOf(' '), words.lastIndexOf('-')) + 1;
    var last = words.substring(start);
    var regular = last.endsWith("y") ? last.substring(0, last.length() - 1) + "ieth" : last + "th";
    return words.substring(0, start) + ORDINALS.getOrDefault(last, regular);
  }

  /// @param year 1000 to 9999
  static String year(int year) {
    var century = year / 100;
    var rest = year % 100;
    if (year % 1_000 < 10) {
      return cardinal(year);
    }
    if (rest == 0) {
      return belowHundred(century) + " hundred";
    }
    return belowHundred(century) + (rest < 10 ? " oh " : " ") + belowHundred(rest);
  }

  /// Each digit by itself; anything else between them is left out.
  static String digits(String figures) {
    return figures
        .chars()
        .filter(c -> c >= '0' && c <= '9')
        .mapToObj(c -> SMALL.get(c - '0'))
        .collect(Collectors.joining(" "));
  }

  /// A number as it is written, with commas and points as they come: `1,234`, `3.14`, `007`.
  static String number(String written) {
    var parts = written.split("\\.", -1);
    var words = new StringBuilder(whole(parts[0]));
    for (var i = 1; i < parts.length; i++) {
      words.append(" point ").append(digits(parts[i]));
    }
    return words.toString();
  }

  /// Long figures without commas, and such that begin with a zero, are codes and not amounts.
  private static String whole(String written) {
    var figures = written.replace(",", "");
    var code = figures.length() > 1 && figures.startsWith("0");
    var grouped = written.indexOf(',') >= 0;
    return code || figures.length() > (grouped ? 15 : 6)
        ? digits(figures)
        : cardinal(Long.parseLong(figures));
  }
}
