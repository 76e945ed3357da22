package callmeback.app.demo;

import callmeback.app.demo.SeenCall.Latency;
import java.util.ArrayList;
import java.util.List;

/// Where the time between the caller's last word and the first audible answer went, as a bar.
record Waterfall(List<Part> parts) {
  /// One character of the bar stands for so many milliseconds, or more when it gets too long.
  private static final int MS_PER_CHARACTER = 20;

  Waterfall {
    parts = List.copyOf(parts);
  }

  /// A stretch of the wait.
  ///
  /// @param letter stands for it where no colours are
  record Part(String name, char letter, Paint paint, int millis) {}

  /// The part of the bar that a stretch takes up; may be nothing.
  record Piece(Part part, int length) {}

  static Waterfall of(Latency latency) {
    return new Waterfall(
        List.of(
            new Part("end of turn", 'e', Paint.BLUE, latency.endOfTurn()),
            new Part("context", 'c', Paint.RED, latency.context()),
            new Part("first token", 't', Paint.MAGENTA, latency.firstToken()),
            new Part("first audio", 'a', Paint.CYAN, latency.firstAudio()),
            new Part("audible", 'm', Paint.GREEN, latency.audible())));
  }

  int total() {
    return parts.stream().mapToInt(Part::millis).sum();
  }

  /// The bar from left to right; each piece ends where its stretch did, to the nearest character.
  ///
  /// @param widest characters, at least 1
  List<Piece> pieces(int widest) {
    var scale = Math.max(MS_PER_CHARACTER, Math.ceilDiv(total(), widest));
    var pieces = new ArrayList<Piece>();
    var passed = 0;
    var drawn = 0;
    for (var part : parts) {
      passed += part.millis();
      var end = Math.min(widest, Math.round((float) passed / scale));
      pieces.add(new Piece(part, end - drawn));
      drawn = end;
    }
    return pieces;
  }
}
