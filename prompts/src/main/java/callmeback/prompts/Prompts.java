package callmeback.prompts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All prompts of the house, read once: the index names the files, and each must be sound.
public final class Prompts {
  static final String INDEX = "index.txt";

  private final Map<String, Prompt> byId;

  private Prompts(Map<String, Prompt> byId) {
    this.byId = byId;
  }

  /// Reads every prompt in the index.
  ///
  /// @throws IllegalArgumentException when one is missing or malformed
  public static Prompts load() {
    var byId = new LinkedHashMap<String, Prompt>();
    for (var id : read(INDEX).lines().toList()) {
      byId.put(id, Prompt.parse(id, read(id + ".md")));
    }
    return new Prompts(byId);
  }

  /// One prompt by its id, such as `voice/opening`.
  ///
  /// @throws IllegalArgumentException when there is none
  public Prompt get(String id) {
    var prompt = byId.get(id);
    if (prompt == null) {
      throw new IllegalArgumentException("There is no prompt " + id);
    }
    return prompt;
  }

  /// The prompts of one folder, such as `personas`, in the order of the index.
  public List<Prompt> in(String folder) {
    return byId.values().stream().filter(prompt -> prompt.id().startsWith(folder + "/")).toList();
  }

  private static String read(String name) {
    try (var stream = Prompts.class.getResourceAsStream("/prompts/" + name)) {
      if (stream == null) {
        throw new IllegalArgumentException("There is no prompt file " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
