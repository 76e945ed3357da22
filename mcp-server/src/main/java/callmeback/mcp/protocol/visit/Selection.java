package callmeback.mcp.protocol.visit;

import callmeback.mcp.tool.Access;
import callmeback.mcp.tool.Spec;
import callmeback.mcp.tool.Toolset;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/// Which tools are switched on.
///
/// @param readOnly whether only those that change nothing are
public record Selection(Set<Toolset> toolsets, Named named, boolean readOnly) {
  /// All but what is for whoever runs the house.
  public static final Selection USUAL =
      new Selection(EnumSet.complementOf(EnumSet.of(Toolset.ADMIN)), new Named.Any(), false);

  /// Tools picked by name.
  public sealed interface Named {

    /// None were picked: all are meant.
    record Any() implements Named {}

    /// These, and perhaps none of them.
    record Only(Set<String> names) implements Named {
      public Only {
        names = Set.copyOf(names);
      }
    }

    private boolean holds(String name) {
      return switch (this) {
        case Any() -> true;
        case Only(var names) -> names.contains(name);
      };
    }

    private Named within(Named other) {
      return switch (this) {
        case Any() -> other;
        case Only(var names) ->
            switch (other) {
              case Any() -> this;
              case Only(var others) -> {
                var both = new HashSet<>(names);
                both.retainAll(others);
                yield new Only(both);
              }
            };
      };
    }
  }

  public Selection {
    toolsets = Collections.unmodifiableSet(copy(toolsets));
  }

  /// What both of them switch on: nobody can widen what another has narrowed.
  public Selection within(Selection other) {
    var both = copy(toolsets);
    both.retainAll(other.toolsets);
    return new Selection(both, named.within(other.named), readOnly || other.readOnly);
  }

  public boolean shows(Spec<?, ?> spec) {
    return toolsets.contains(spec.toolset()) && named.holds(spec.name()) && !changes(spec);
  }

  /// Whether a tool is off because nothing may be changed.
  public boolean changes(Spec<?, ?> spec) {
    return readOnly && spec.access() != Access.READ;
  }

  private static EnumSet<Toolset> copy(Set<Toolset> toolsets) {
    return toolsets.isEmpty() ? EnumSet.noneOf(Toolset.class) : EnumSet.copyOf(toolsets);
  }
}
