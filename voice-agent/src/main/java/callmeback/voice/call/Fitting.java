package callmeback.voice.call;

import java.util.List;

/// Lines that fit: the first ones, as many as there is room for.
final class Fitting {
  private Fitting() {}

  /// @param room how many characters there are for all of them
  /// @return `none` without any
  static String lines(List<String> lines, int room) {
    var text = new StringBuilder();
    for (var line : lines) {
      if (text.length() + line.length() + 1 > room) {
        break;
      }
      text.append(text.isEmpty() ? "" : "\n").append(line);
    }
    return text.isEmpty() ? "none" : text.toString();
  }
}
