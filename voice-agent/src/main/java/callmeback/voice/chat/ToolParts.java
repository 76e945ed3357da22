package callmeback.voice.chat;

import callmeback.voice.chat.ChatChunk.ToolPart;
import callmeback.voice.speech.ToolRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Puts the fragments of tool calls together again.
final class ToolParts {
  private final Map<Integer, Assembly> byIndex = new TreeMap<>();

  private static final class Assembly {
    private final StringBuilder id = new StringBuilder();
    private final StringBuilder name = new StringBuilder();
    private final StringBuilder arguments = new StringBuilder();

    /// Services that leave out the id or the arguments get a usable stand-in.
    private ToolRequest request(int index) {
      return new ToolRequest(
          id.isEmpty() ? "call_" + index : id.toString(),
          name.toString(),
          arguments.isEmpty() ? "{}" : arguments.toString());
    }
  }

  void add(ToolPart part) {
    var assembly = byIndex.computeIfAbsent(part.index(), _ -> new Assembly());
    if (part.id() != null && assembly.id.isEmpty()) {
      assembly.id.append(part.id());
    }
    var function = part.function();
    if (function != null) {
      assembly.name.append(function.name() == null ? "" : function.name());
      assembly.arguments.append(function.arguments() == null ? "" : function.arguments());
    }
  }

  boolean isEmpty() {
    return byIndex.isEmpty();
  }

  /// All tool calls in the model's order; forgets them.
  List<ToolRequest> take() {
    var requests =
        byIndex.entrySet().stream().map(entry -> entry.getValue().request(entry.getKey())).toList();
    byIndex.clear();
    return requests;
  }
}
