package callmeback.mcp.resource;

import callmeback.core.ProblemException;
import callmeback.core.account.Actor;
import callmeback.core.account.Scope;
import java.util.List;
import java.util.Set;

/// Resources of one kind.
interface Shelf {
  String JSON = "application/json";

  Template template();

  /// What a credential must carry to see any of them.
  Set<Scope> scopes();

  /// Those worth showing unasked, a few dozen at most.
  List<Resource> list(Actor actor);

  /// @param key what stands where the template is open
  /// @throws ProblemException with `NotFound` for an unknown one and for somebody else's alike
  Content read(Actor actor, String key);

  /// Keys that begin like this.
  default List<String> complete(Actor actor, String begun) {
    return list(actor).stream()
        .flatMap(resource -> template().match(resource.uri()).stream())
        .filter(key -> key.startsWith(begun))
        .toList();
  }
}
