package callmeback.app.demo;

import callmeback.app.demo.SeenCall.Latency;
import callmeback.app.demo.SeenCall.Turn;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What the person at the terminal sees of the call; no line is longer than 100 characters.
final class Screen {
  private static final int WIDTH = 92;
  private static final int MARGIN = 12;
  private static final int BAR = 68;

  private final PrintStream out;
  private final Terminal terminal;

  Screen(PrintStream out, Terminal terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  void headline(String text) {
    var line = terminal.drawn() ? "─" : "-";
    var rest = Math.max(0, WIDTH - text.length() - 4);
    out.println();
    out.println(paint(Paint.BOLD, line.repeat(2) + " " + text + " " + line.repeat(rest)));
  }

  void step(String text) {
    listed(paint(Paint.DIM, "·"), text);
  }

  /// One turn of the conversation as it stands in the product's own record.
  void turn(Turn turn, String persona) {
    out.println();
    if (turn.byCaller()) {
      said("you", turn.text(), Paint.CYAN);
    } else {
      said(persona.toLowerCase(Locale.ROOT), turn.text(), Paint.YELLOW);
    }
    if (turn.interrupted()) {
      var heard = turn.heard().isEmpty() ? "nothing" : turn.heard();
      said("", "— interrupted; heard: " + heard, Paint.MAGENTA);
    }
    if (turn.latency() != null) {
      waited(turn.latency());
    }
  }

  private void waited(Latency latency) {
    var waterfall = Waterfall.of(latency);
    var margin = " ".repeat(MARGIN);
    var bar =
        waterfall.pieces(BAR).stream()
            .map(piece -> paint(piece.part().paint(), drawn(piece)))
            .collect(Collectors.joining());
    out.println(margin + bar + " " + waterfall.total() + " ms");
    out.println(
        margin
            + waterfall.parts().stream()
                .map(part -> paint(part.paint(), part.name()) + " " + part.millis())
                .collect(Collectors.joining(" · ")));
  }

  /// Neighbours are told apart by their colour, or else by their letter.
  private String drawn(Waterfall.Piece piece) {
    var block = terminal.coloured() ? "█" : String.valueOf(piece.part().letter());
    return block.repeat(piece.length());
  }

  void check(Check check) {
    var mark = check.right() ? paint(Paint.GREEN, "✓") : paint(Paint.RED, "✗");
    listed(mark, check.right() ? check.what() : check.what() + ": " + check.seen());
  }

  void row(String name, String value) {
    out.println(
        "  " + name + " ".repeat(Math.max(1, 36 - name.length())) + "%12s".formatted(value));
  }

  void failure(String sentence) {
    wrap(sentence, WIDTH).forEach(line -> out.println(paint(Paint.RED, line)));
  }

  private void listed(String mark, String text) {
    var lead = "  " + mark + " ";
    for (var line : wrap(text, WIDTH - 4)) {
      out.println(lead + line);
      lead = "    ";
    }
  }

  private void said(String who, String text, Paint colour) {
    var name = "%11s ".formatted(who.length() < MARGIN ? who : who.substring(0, MARGIN - 1));
    for (var line : wrap(text, WIDTH - MARGIN)) {
      out.println(paint(colour, name + line));
      name = " ".repeat(MARGIN);
    }
  }

  /// Lines of at most so many characters; a longer word is cut.
  static List<String> wrap(String text, int width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var word : text.split("\\s+")) {
      var rest = word;
      if (!line.isEmpty() && line.length() + 1 + rest.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      for (; rest.length() > width; rest = rest.substring(width)) {
        lines.add(rest.substring(0, width));
      }
      line.append(line.isEmpty() ? "" : " ").append(rest);
    }
    lines.add(line.toString());
    return lines;
  }

  private String paint(Paint paint, String text) {
    return terminal.coloured() ? paint.on(text) : text;
  }
}
