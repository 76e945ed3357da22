package callmeback.mcp.protocol;

import callmeback.mcp.protocol.visit.Refused;
import callmeback.mcp.protocol.visit.Selection;
import callmeback.mcp.protocol.visit.Selection.Named;
import callmeback.mcp.tool.Toolset;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Headers by which a client asks for fewer tools. They never add one.
final class Wishes {
  private static final HeaderName TOOLSETS = HeaderNames.create("X-CMB-Toolsets");
  private static final HeaderName TOOLS = HeaderNames.create("X-CMB-Tools");
  private static final HeaderName READ_ONLY = HeaderNames.create("X-CMB-Readonly");

  private Wishes() {}

  /// @param tools that there are
  /// @throws Refused when a word is not known, rather than showing what was not meant
  static Selection of(ServerRequest request, List<String> tools) {
    var toolsets = words(request, TOOLSETS);
    var named = words(request, TOOLS);
    for (var name : named) {
      if (!tools.contains(name)) {
        throw unknown(TOOLS, name, Nearest.of(name, tools).map(List::of).orElse(tools));
      }
    }
    return new Selection(
        toolsets.isEmpty() ? EnumSet.allOf(Toolset.class) : toolsets(toolsets),
        named.isEmpty() ? new Named.Any() : new Named.Only(named),
        yes(request));
  }

  private static Set<Toolset> toolsets(Set<String> words) {
    var known = Arrays.stream(Toolset.values()).map(Wishes::word).toList();
    return words.stream()
        .map(word -> {
          if (!known.contains(word)) {
            throw unknown(TOOLSETS, word, known);
          }
          return Toolset.valueOf(word.toUpperCase(Locale.ROOT));
        })
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean yes(ServerRequest request) {
    var words = words(request, READ_ONLY);
    for (var word : words) {
      if (!word.equals("true") && !word.equals("false")) {
        throw unknown(READ_ONLY, word, List.of("true", "false"));
      }
    }
    return words.contains("true");
  }

  private static Set<String> words(ServerRequest request, HeaderName header) {
    return request.headers().values(header).stream()
        .flatMap(value -> Arrays.stream(value.split(",")))
        .map(word -> word.strip().toLowerCase(Locale.ROOT))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String word(Toolset toolset) {
    return toolset.name().toLowerCase(Locale.ROOT);
  }

  private static Refused unknown(HeaderName header, String word, List<String> known) {
    var shown = word.substring(0, Math.min(64, word.length()));
    return new Refused(
        400,
        ErrorCodes.INVALID_REQUEST,
        "%s: `%s` is not known; try %s."
            .formatted(header.defaultCase(), shown, String.join(", ", known)));
  }
}
