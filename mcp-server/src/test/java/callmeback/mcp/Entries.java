package callmeback.mcp;

import callmeback.mcp.tool.Tool;
import callmeback.prompts.Prompt;
import java.util.List;
import java.util.Map;

/// Entries of a catalog for tests of other packages.
public final class Entries {
  private Entries() {}

  /// A tool under words that say nothing.
  public static Entry of(Tool<?, ?> tool) {
    var name = tool.spec().name();
    return Entry.of(tool, new Prompt("tools/" + name, Map.of("title", name), "Tests use it."));
  }

  /// Those of the product, around Ann and her live call.
  public static List<Entry> product() {
    return new Household().catalog.entries();
  }
}
