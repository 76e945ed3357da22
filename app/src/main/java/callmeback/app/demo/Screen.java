package callmeback.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the person at the terminal sees of the call.
final class Screen {
  private static final int WIDTH = 92;
  private static final int MARGIN = 12;

  private final PrintStream out;
  private final boolean coloured;

  /// @param coloured whether the terminal shows colours and wants them
  Screen(PrintStream out, boolean coloured) {
    this.out = out;
    this.coloured = coloured;
  }

  void headline(String text) {
    out.println();
    out.println(
        paint("1", "── " + text + " " + "─".repeat(Math.max(0, WIDTH - text.length() - 4))));
  }

  void step(String text) {
    out.println("  " + paint("2", "·") + " " + text);
  }

  /// One turn of the conversation as it stands in the product's own record.
  void turn(JsonNode turn, String persona) {
    var caller = turn.path("speaker").asText().equals("caller");
    var who = caller ? "you" : persona.toLowerCase(Locale.ROOT);
    var text = turn.path("text").asText();
    var heard = turn.path("heard").asText();
    out.println();
    said(who, text, caller ? "36" : "33");
    if (!heard.equals(text)) {
      said("", "— interrupted; heard: " + (heard.isEmpty() ? "nothing" : heard), "35");
    }
    if (turn.path("latency_ms").isObject()) {
      var waterfall = Waterfall.of(turn.path("latency_ms"));
      var margin = " ".repeat(MARGIN);
      out.println(margin + paint("32", waterfall.bar()) + " " + waterfall.total() + " ms");
      out.println(margin + paint("2", waterfall.legend()));
    }
  }

  void check(boolean right, String what) {
    out.println("  " + (right ? paint("32", "✓") : paint("31", "✗")) + " " + what);
  }

  void row(String name, String value) {
    out.printf("  %-34s %14s%n", name, value);
  }

  void failure(String sentence) {
    out.println(paint("31", sentence));
  }

  private void said(String who, String text, String colour) {
    var first = true;
    for (var line : wrap(text, WIDTH - MARGIN)) {
      var name = first ? who : "";
      out.println(paint("1;" + colour, "%11s ".formatted(name)) + paint(colour, line));
      first = false;
    }
  }

  static List<String> wrap(String text, int width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var word : text.split(" ")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private String paint(String code, String text) {
    return coloured ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
