package callmeback.mcp.prompt;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.prompts.Prompt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A way to begin: a prompt with a few things left open.
///
/// Its front matter says of each open thing what it is: `needs-` what must be given, `takes-` what
/// may be, with `else-` what stands there otherwise.
public record Starter(
    String name, String title, String description, List<Argument> arguments, Prompt words) {
  /// Longer ones belong into the conversation itself.
  static final int MOST = 300;

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z_]+)}}");

  /// Something left open, in the order of the prompt.
  public record Argument(String name, String description, boolean required) {}

  public Starter {
    arguments = List.copyOf(arguments);
  }

  /// @throws IllegalArgumentException when a placeholder is not explained
  static Starter of(Prompt words) {
    var arguments =
        PLACEHOLDER
            .matcher(words.body())
            .results()
            .map(found -> found.group(1))
            .distinct()
            .map(name -> argument(words, name))
            .toList();
    var name = words.id().substring(words.id().indexOf('/') + 1).replace('-', '_');
    return new Starter(name, words.front("title"), words.front("description"), arguments, words);
  }

  /// What the user's model is told.
  ///
  /// @throws ProblemException with `Invalid`, which names every value that cannot be used
  public String fill(Map<String, String> values) {
    var problems = new LinkedHashMap<String, String>();
    var known = arguments.stream().map(Argument::name).toList();
    values.keySet().stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> problems.put(name, "is not known here"));
    for (var argument : arguments) {
      var length = line(values.get(argument.name())).length();
      if (length == 0 && argument.required()) {
        problems.put(argument.name(), "is missing");
      } else if (length > MOST) {
        problems.put(argument.name(), "must have at most %d characters".formatted(MOST));
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(new Problem.Invalid(problems));
    }
    var all = new LinkedHashMap<String, String>();
    known.forEach(name -> all.put(name, given(name, values)));
    return words.fill(all);
  }

  private String given(String name, Map<String, String> values) {
    var given = line(values.get(name));
    return given.isEmpty() ? words.front("else-" + hyphened(name)) : given;
  }

  private static String line(@Nullable String raw) {
    return raw == null ? "" : raw.replaceAll("\\s+", " ").strip();
  }

  private static Argument argument(Prompt words, String name) {
    var needed = Optional.ofNullable(words.front().get("needs-" + hyphened(name)));
    if (needed.isPresent()) {
      return new Argument(name, needed.get(), true);
    }
    words.front("else-" + hyphened(name));
    return new Argument(name, words.front("takes-" + hyphened(name)), false);
  }

  private static String hyphened(String name) {
    return name.replace('_', '-');
  }
}
