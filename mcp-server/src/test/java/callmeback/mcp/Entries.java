package callmeback.mcp;

import callmeback.core.access.AuditLog;
import callmeback.mcp.tool.Tool;
import callmeback.prompts.Prompt;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Entries of a catalog for tests of other packages.
public final class Entries {
  private Entries() {}

  /// A tool under words that say nothing.
  public static Entry of(Tool<?, ?> tool) {
    var name = tool.spec().name();
    return Entry.of(
        tool,
        new Prompt("tools/" + name, Map.of("title", name), "Tests use it."),
        new AuditLog(new Purse(), InstantSource.system(), UUID::randomUUID));
  }

  /// Those of the product, around Ann and her live call.
  public static List<Entry> product() {
    return new Household().catalog.entries();
  }
}
