package callmeback.core.memory;

import callmeback.core.call.Speaker;
import callmeback.core.call.SpokenTurn;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A conversation as a model is shown it: numbered lines, and what is known already under short
/// names.
///
/// @param known what a lesson may replace
record Material(Instant at, List<SpokenTurn> turns, List<Fact> known) {
  private static final int LONGEST_LINE = 1_000;

  Material {
    turns = List.copyOf(turns);
    known = List.copyOf(known);
  }

  String text() {
    var day = at.atZone(ZoneOffset.UTC);
    return """
    The call was on %s, %s (UTC).

    Known before:
    %s

    Transcript:
    %s
    """
        .formatted(
            day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ROOT),
            day.toLocalDate(),
            known.isEmpty() ? "nothing" : numbered(known.size(), this::known),
            numbered(turns.size(), this::line));
  }

  private static String numbered(int count, IntFunction<String> line) {
    return IntStream.rangeClosed(1, count).mapToObj(line).collect(Collectors.joining("\n"));
  }

  private String known(int number) {
    var now = known.get(number - 1).now();
    var whose = now.whose();
    return "k%d. %s%s"
        .formatted(number, whose == null ? "" : plain(whose) + ": ", plain(now.what()));
  }

  private String line(int number) {
    var turn = turns.get(number - 1);
    return switch (turn.speaker()) {
      case CALLER -> "%d. Caller: %s".formatted(number, plain(turn.text()));
      case PERSONA -> "%d. Persona: %s".formatted(number, plain(turn.heard()));
    };
  }

  /// The caller's turn that has this number.
  Optional<SpokenTurn> said(int number) {
    return number < 1 || number > turns.size()
        ? Optional.empty()
        : Optional.of(turns.get(number - 1)).filter(turn -> turn.speaker() == Speaker.CALLER);
  }

  /// The fact that is shown under this name.
  Optional<UUID> fact(String name) {
    return IntStream.rangeClosed(1, known.size())
        .filter(number -> name.equals("k" + number))
        .mapToObj(number -> known.get(number - 1).id())
        .findFirst();
  }

  /// One line that cannot be taken for another, or for the end of all of them.
  private static String plain(String words) {
    var line = words.replaceAll("[<>\\p{Cntrl}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
    return Sameness.beginning(line, LONGEST_LINE);
  }
}
