package callmeback.app.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// A `.env` file: lines of `NAME=value`, blank lines and `#` comments.
public final class DotEnv {

  private DotEnv() {}

  /// No file is an empty one. A line that is neither is kept as a name without a value, so that it
  /// is reported.
  public static Map<String, String> read(Path file) throws IOException {
    var values = new LinkedHashMap<String, String>();
    if (!Files.exists(file)) {
      return values;
    }
    for (var line : Files.readAllLines(file)) {
      var text = line.strip();
      if (!text.isEmpty() && !text.startsWith("#")) {
        var equals = text.indexOf('=');
        var name = equals < 0 ? text : text.substring(0, equals).strip();
        values.put(name, equals < 0 ? "" : unquoted(text.substring(equals + 1).strip()));
      }
    }
    return values;
  }

  private static String unquoted(String value) {
    var quoted =
        value.length() >= 2
            && (value.startsWith("\"") && value.endsWith("\"")
                || value.startsWith("'") && value.endsWith("'"));
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
