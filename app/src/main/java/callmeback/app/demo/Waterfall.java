package callmeback.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// Where the time between the caller's last word and the first audible answer went, as a bar.
record Waterfall(List<Part> parts) {
  /// One character of the bar stands for so many milliseconds.
  private static final int MS_PER_CHARACTER = 20;

  private static final List<String> NAMES =
      List.of("end_of_turn", "context", "first_token", "first_audio", "audible");

  /// A stretch of the wait, in milliseconds.
  record Part(String name, int millis) {}

  Waterfall {
    parts = List.copyOf(parts);
  }

  static Waterfall of(JsonNode latency) {
    return new Waterfall(
        NAMES.stream().map(name -> new Part(name, latency.path(name).asInt())).toList());
  }

  int total() {
    return parts.stream().mapToInt(Part::millis).sum();
  }

  /// One block a part, in shades that alternate so that neighbours are told apart.
  String bar() {
    var shades = List.of("░", "▓", "▒", "█", "░");
    var bar = new StringBuilder();
    for (var i = 0; i < parts.size(); i++) {
      var length = Math.ceilDiv(parts.get(i).millis(), MS_PER_CHARACTER);
      bar.append(shades.get(i).repeat(length));
    }
    return bar.toString();
  }

  /// The same in words: `end of turn 336 · context 0 · ...`.
  String legend() {
    var words = new ArrayList<String>();
    parts.forEach(part -> words.add(part.name().replace('_', ' ') + " " + part.millis()));
    return String.join(" · ", words);
  }
}
