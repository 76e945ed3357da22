package callmeback.mcp.page;

import callmeback.core.account.Scope;
import callmeback.mcp.Entry;
import callmeback.mcp.tool.Access;
import callmeback.mcp.tool.InCall;
import java.util.List;
import java.util.stream.Collectors;

/// What people want to know of a tool before they use it, in a few words each.
record Badge(String kind, String words) {

  static List<Badge> of(Entry entry) {
    return entry.spec().inCall() == InCall.NEVER
        ? List.of(access(entry.spec().access()))
        : List.of(access(entry.spec().access()), new Badge("call", "personas use it too"));
  }

  /// The rights it needs, as they are written.
  static String scopes(Entry entry) {
    return entry.spec().scopes().stream()
        .sorted()
        .map(Scope::word)
        .collect(Collectors.joining(" "));
  }

  /// What using it costs.
  static String cost(Entry entry) {
    return switch (entry.spec().access()) {
      case READ, WRITE, DESTRUCTIVE -> "free";
      case SPENDS_MONEY -> "spends money, after you agreed";
    };
  }

  private static Badge access(Access access) {
    return switch (access) {
      case READ -> new Badge("read", "reads");
      case WRITE -> new Badge("write", "writes");
      case DESTRUCTIVE -> new Badge("ends", "ends or deletes");
      case SPENDS_MONEY -> new Badge("money", "spends money");
    };
  }
}
