package callmeback.prompts;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One prompt: named lines of front matter, and a body that may hold `{{placeholders}}`.
///
/// @param id its path without the ending, such as `voice/opening`
public record Prompt(String id, Map<String, String> front, String body) {
  private static final Pattern FILE =
      Pattern.compile("---\n(?<front>(?:[^\n]+\n)*?)---\n(?<body>.*\\S.*)", Pattern.DOTALL);
  private static final Pattern LINE = Pattern.compile("(?<name>[a-z][a-z-]*): (?<value>\\S.*)");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(?<name>[a-z_]+)}}");

  public Prompt {
    front = Map.copyOf(front);
  }

  /// Reads a file: `---`, lines of `name: value`, `---`, and a body that is not blank.
  ///
  /// @throws IllegalArgumentException that names the prompt and what is wrong with it
  static Prompt parse(String id, String file) {
    var parts = FILE.matcher(file);
    if (!parts.matches()) {
      throw new IllegalArgumentException(id + " is not front matter between --- and a body");
    }
    var body = parts.group("body").strip();
    if (PLACEHOLDER.matcher(body).replaceAll("").contains("{{")) {
      throw new IllegalArgumentException(id + " has a placeholder that is not {{small_letters}}");
    }
    return new Prompt(id, front(id, parts.group("front")), body);
  }

  /// The value of a line of the front matter.
  ///
  /// @throws IllegalArgumentException when there is no such line
  public String front(String name) {
    var value = front.get(name);
    if (value == null) {
      throw new IllegalArgumentException(id + " has no line " + name);
    }
    return value;
  }

  /// The body with every placeholder replaced, in one pass: what a value contains stays as it is.
  ///
  /// @throws IllegalArgumentException when a placeholder has no value, or a value no placeholder
  public String fill(Map<String, String> values) {
    var unused = new HashMap<>(values);
    var filled =
        PLACEHOLDER
            .matcher(body)
            .replaceAll(found -> {
              var name = found.group("name");
              var value = values.get(name);
              if (value == null) {
                throw new IllegalArgumentException(id + " needs a value for " + name);
              }
              unused.remove(name);
              return Matcher.quoteReplacement(value);
            });
    if (!unused.isEmpty()) {
      throw new IllegalArgumentException(id + " has no placeholder " + unused.keySet());
    }
    return filled;
  }

  private static Map<String, String> front(String id, String lines) {
    var front = new LinkedHashMap<String, String>();
    for (var line : lines.lines().toList()) {
      var parts = LINE.matcher(line);
      if (!parts.matches()) {
        throw new IllegalArgumentException(id + " has a line that is not `name: value`: " + line);
      }
      if (front.put(parts.group("name"), parts.group("value").strip()) != null) {
        throw new IllegalArgumentException(id + " says twice: " + parts.group("name"));
      }
    }
    return front;
  }
}
