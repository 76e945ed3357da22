package callmeback.sandbox.chat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// What the simulated model says to what: the sections of `script.txt`.
final class Script {
  private static final Pattern HEADING = Pattern.compile("\\[([a-z-]+)] ?(.*)");

  private final Map<String, Section> sections = new LinkedHashMap<>();

  private record Section(List<String> cues, List<String> lines) {}

  Script() {
    var section = new Section(List.of(), new ArrayList<>());
    for (var line : text().lines().toList()) {
      var heading = HEADING.matcher(line);
      if (heading.matches()) {
        section = new Section(cues(heading.group(2)), new ArrayList<>());
        sections.put(heading.group(1), section);
      } else if (!line.isBlank() && !line.startsWith("#")) {
        section.lines().add(line);
      }
    }
  }

  private static String text() {
    try (InputStream in = Script.class.getResourceAsStream("script.txt")) {
      if (in == null) {
        throw new IllegalStateException("script.txt is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> cues(String text) {
    return text.isBlank() ? List.of() : List.of(text.split(" \\| "));
  }

  /// The first section with a cue in these words; `unknown` if there is none.
  String section(String words) {
    var said = plain(words);
    return sections.entrySet().stream()
        .filter(entry -> entry.getValue().cues().stream().anyMatch(cue -> hears(said, cue)))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("unknown");
  }

  private static boolean hears(String said, String cue) {
    return said.contains(" " + cue + " ");
  }

  private static String plain(String words) {
    var lower = words.toLowerCase(Locale.ROOT).replace("'", "");
    return " " + lower.replaceAll("[^a-z0-9]+", " ").strip() + " ";
  }

  /// A section's line for the n-th answer.
  String line(String section, int answer) {
    var lines = lines(section);
    return lines.get(Math.floorMod(answer, lines.size()));
  }

  List<String> lines(String section) {
    var found = sections.get(section);
    if (found == null) {
      throw new IllegalArgumentException("no section is called " + section);
    }
    return List.copyOf(found.lines());
  }
}
