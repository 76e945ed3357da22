package callmeback.sandbox.chat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What can be told of one sentence of a conversation from the rest: whom it is about, on which
/// day, and which older note it puts out of date.
///
/// @param material the conversation with its day and its older notes, as it was shown
record Circumstances(String material) {
  private static final Pattern DAY = Pattern.compile("\\b(\\d{4}-\\d{2}-\\d{2})\\b");
  private static final Pattern NOTE = Pattern.compile("(?m)^(k\\d+)\\W+(.+)$");
  private static final Pattern RELATIVE =
      Pattern.compile(
          "(?i)\\bmy (sister|brother|mother|father|wife|husband|friend|son|daughter|boss|dog|cat)\\b(?: (?-i:([A-Z]\\w+)))?");
  private static final Pattern ON_A_DAY =
      Pattern.compile(
          "(?i)\\b(?:on|next) (monday|tuesday|wednesday|thursday|friday|saturday|sunday)\\b");
  private static final Pattern YEARS_AGO =
      Pattern.compile(
          "(?i)\\b(one|two|three|four|five|six|seven|eight|nine|ten|\\d{1,2}) years ago\\b");
  private static final List<String> NUMBERS =
      List.of(
          "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

  /// Verbs and nouns of which somebody has one at a time.
  private static final Pattern ONE_AT_A_TIME =
      Pattern.compile("(?i)\\b(moved|lives?|living|interview|appointment|works?|named)\\b");

  private static final Set<String> LITTLE =
      Set.of(
          "my", "their", "they", "i", "a", "an", "the", "to", "in", "on", "at", "is", "are", "am",
          "have", "has");

  Optional<String> whose(String sentence) {
    return RELATIVE
        .matcher(sentence)
        .results()
        .findFirst()
        .map(found -> {
          var name = found.group(2);
          var relative = "their " + found.group(1).toLowerCase(Locale.ROOT);
          return name == null ? relative : name + ", " + relative;
        });
  }

  /// As 2026-03-05 or 2016.
  Optional<String> happened(String sentence) {
    return DAY.matcher(material)
        .results()
        .findFirst()
        .map(found -> LocalDate.parse(found.group(1)))
        .flatMap(today -> happened(sentence.toLowerCase(Locale.ROOT), today));
  }

  private static Optional<String> happened(String sentence, LocalDate today) {
    if (sentence.contains("tomorrow")) {
      return Optional.of(today.plusDays(1).toString());
    }
    if (sentence.contains("this morning") || sentence.contains("today")) {
      return Optional.of(today.toString());
    }
    if (sentence.contains("next weekend")) {
      return Optional.of(today.with(TemporalAdjusters.next(DayOfWeek.SATURDAY)).toString());
    }
    return ON_A_DAY
        .matcher(sentence)
        .results()
        .findFirst()
        .map(found -> DayOfWeek.valueOf(found.group(1).toUpperCase(Locale.ROOT)))
        .map(day -> today.with(TemporalAdjusters.next(day)).toString())
        .or(() ->
            YEARS_AGO
                .matcher(sentence)
                .results()
                .findFirst()
                .map(found -> String.valueOf(today.getYear() - number(found.group(1)))));
  }

  private static int number(String word) {
    var spelt = NUMBERS.indexOf(word);
    return spelt < 0 ? Integer.parseInt(word) : spelt;
  }

  /// The name of the note, like k3: of the same kind, about the same ones, and yet another.
  Optional<String> replaces(String sentence) {
    return NOTE.matcher(material)
        .results()
        .filter(note -> outdated(note.group(2), sentence))
        .map((MatchResult note) -> note.group(1))
        .findFirst();
  }

  private static boolean outdated(String note, String sentence) {
    var before = words(note);
    var now = words(sentence);
    var both = new HashSet<>(before);
    both.retainAll(now);
    return !before.equals(now)
        && !both.isEmpty()
        && ONE_AT_A_TIME.matcher(note).find()
        && ONE_AT_A_TIME.matcher(sentence).find();
  }

  private static Set<String> words(String sentence) {
    return Arrays.stream(sentence.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty() && !LITTLE.contains(word))
        .collect(Collectors.toSet());
  }
}
