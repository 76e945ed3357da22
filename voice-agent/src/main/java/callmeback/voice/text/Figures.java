package callmeback.voice.text;

import static callmeback.voice.text.NumberWords.cardinal;
import static callmeback.voice.text.NumberWords.digits;
import static callmeback.voice.text.NumberWords.number;
import static callmeback.voice.text.NumberWords.ordinal;
import static callmeback.voice.text.NumberWords.year;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;

/// Writes figures as words. The rules apply in order, the plain number last.
final class Figures {
  private static final String NUMBER = "(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)";
  private static final String MONTHS =
      "January|February|March|April|May|June|July|August|September|October|November|December";

  private static final List<Rewriting> RULES =
      List.of(
          Rewriting.replace("(?<=\\p{L})(?=\\d)", " "),
          Rewriting.replace("(?<![\\w-])[-−](?=[$£€]?\\d)", "minus "),
          Rewriting.of("\\b(\\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])\\b", Figures::date),
          Rewriting.of("\\+\\d[\\d\\s().-]{5,}\\d", Figures::telephone),
          Rewriting.of("\\(\\d{3}\\)\\s?\\d{3}[-. ]\\d{4}\\b", Figures::telephone),
          Rewriting.of("\\b(?:1[-. ])?(?:\\d{3}[-. ])?\\d{3}-\\d{4}\\b", Figures::telephone),
          Rewriting.of(
              "([$£€])\\s?" + NUMBER + "(?:\\s?(thousand|million|billion|trillion|[kmb])\\b)?",
              Figures::money),
          Rewriting.of(NUMBER + "\\s?¢", m -> counted(m.group(1), "cent")),
          Rewriting.of(
              "\\b([01]?\\d|2[0-3]):([0-5]\\d)(?:\\s?([ap])\\.?m\\b\\.?)?(?![\\d:])",
              Figures::time),
          Rewriting.of(
              "\\b(1[0-2]|0?[1-9])\\s?([ap])\\.?m\\b\\.?",
              m -> cardinal(Long.parseLong(m.group(1))) + " " + half(m.group(2))),
          Rewriting.of(NUMBER + "\\s?%", m -> number(m.group(1)) + " percent"),
          Rewriting.of(NUMBER + "\\s?°(?:\\s?([CF])\\b)?", Figures::temperature),
          Rewriting.of("\\b(\\d{1,9})(?:st|nd|rd|th)\\b", m -> ordinal(Long.parseLong(m.group(1)))),
          Rewriting.of("\\b([12]\\d\\d0)['’]?s\\b", Figures::decade),
          Rewriting.of(
              "\\b((?:in|since|until|from|year|by|of|\\d,|"
                  + MONTHS
                  + ") )([12]\\d{3})\\b(?![,.]?\\d)",
              m -> m.group(1) + year(Integer.parseInt(m.group(2)))),
          Rewriting.of(
              "\\b((?:" + MONTHS + ") )([12]?\\d|3[01])\\b(?![,.]?\\d)",
              m -> m.group(1) + ordinal(Long.parseLong(m.group(2)))),
          Rewriting.replace("(?<=\\d)\\s?[-–]\\s?(?=\\d)", " to "),
          Rewriting.replace("#\\s?(?=\\d)", "number "),
          Rewriting.of("(?<![\\d/])(?:[13]/[24])(?![\\d/])", Figures::fraction),
          Rewriting.replace("\\b24/7\\b", "twenty-four seven"),
          Rewriting.replace("(?<=\\d)/(?=\\d)", " slash "),
          Rewriting.replace("\\s?\\+\\s?(?=\\d)", " plus "),
          Rewriting.replace("(?<=\\d)(?=\\p{L})", " "),
          Rewriting.of(
              "\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)*|\\d+(?:\\.\\d+)*", m -> number(m.group())));

  private Figures() {}

  static String spell(String text) {
    var spelled = text;
    for (var rule : RULES) {
      spelled = rule.in(spelled);
    }
    return spelled;
  }

  private static String date(MatchResult match) {
    var month = MONTHS.split("\\|")[Integer.parseInt(match.group(2)) - 1];
    var day = ordinal(Long.parseLong(match.group(3)));
    return month + " " + day + ", " + year(Integer.parseInt(match.group(1)));
  }

  /// Digit by digit, with a breath where it is written with a gap, or where people make one.
  private static String telephone(MatchResult match) {
    var groups = new ArrayList<String>();
    for (var group : match.group().replaceAll("\\D+", " ").strip().split(" ")) {
      var start = group.length() == 11 ? 1 : group.length() > 4 ? 3 : group.length();
      groups.add(digits(group.substring(0, start)));
      for (var rest = group.substring(start); !rest.isEmpty(); ) {
        var length = rest.length() > 4 ? 3 : rest.length();
        groups.add(digits(rest.substring(0, length)));
        rest = rest.substring(length);
      }
    }
    return String.join(", ", groups);
  }

  private static String money(MatchResult match) {
    var unit = unit(match.group(1));
    var amount = match.group(2);
    if (match.group(3) != null) {
      return number(amount) + " " + scale(match.group(3)) + " " + unit.whole() + "s";
    }
    var point = amount.indexOf('.');
    if (point < 0) {
      return counted(amount, unit.whole());
    }
    var fraction = amount.substring(point + 1);
    if (fraction.length() > 2) {
      return number(amount) + " " + unit.whole() + "s";
    }
    var whole = amount.substring(0, point);
    var parts = Integer.parseInt(fraction.length() == 1 ? fraction + "0" : fraction);
    var part = parts == 1 ? unit.part() : unit.parts();
    if (parts == 0) {
      return counted(whole, unit.whole());
    }
    return ("0".equals(whole) ? "" : counted(whole, unit.whole()) + " and ")
        + cardinal(parts)
        + " "
        + part;
  }

  private record Unit(String whole, String part, String parts) {}

  private static Unit unit(String sign) {
    return switch (sign) {
      case "£" -> new Unit("pound", "penny", "pence");
      case "€" -> new Unit("euro", "cent", "cents");
      default -> new Unit("dollar", "cent", "cents");
    };
  }

  private static String scale(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "k" -> "thousand";
      case "m" -> "million";
      case "b" -> "billion";
      case String whole -> whole;
    };
  }

  private static String counted(String amount, String unit) {
    return number(amount) + " " + unit + ("1".equals(amount) ? "" : "s");
  }

  private static String time(MatchResult match) {
    var hour = cardinal(Long.parseLong(match.group(1)));
    var minute = Integer.parseInt(match.group(2));
    var half = match.group(3);
    var minutes = minute == 0 ? "" : (minute < 10 ? " oh " : " ") + cardinal(minute);
    if (half != null) {
      return hour + minutes + " " + half(half);
    }
    return hour + (minute == 0 ? " o'clock" : minutes);
  }

  private static String half(String letter) {
    return letter.toLowerCase(Locale.ROOT) + " m";
  }

  private static String temperature(MatchResult match) {
    var scale =
        switch (match.group(2)) {
          case null -> "";
          case "C", "c" -> " Celsius";
          case String _ -> " Fahrenheit";
        };
    return number(match.group(1)) + ("1".equals(match.group(1)) ? " degree" : " degrees") + scale;
  }

  private static String decade(MatchResult match) {
    var words = year(Integer.parseInt(match.group(1)));
    return words.endsWith("y") ? words.substring(0, words.length() - 1) + "ies" : words + "s";
  }

  private static String fraction(MatchResult match) {
    var many = match.group().startsWith("3");
    return switch (match.group()) {
      case "1/2" -> "one half";
      case "3/2" -> "three halves";
      case String _ -> (many ? "three" : "one") + (many ? " quarters" : " quarter");
    };
  }
}
