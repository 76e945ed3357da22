package callmeback.mcp.resource;

import callmeback.core.InvalidValue;
import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Actor;
import callmeback.core.account.Scope;
import callmeback.mcp.tool.Tool;
import callmeback.mcp.tool.Wire;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/// Resources that hold what a tool answers about them.
record ToolShelf<I extends Record, O extends Record>(
    Template template, Tool<I, O> tool, Function<UUID, I> input, Listing listing) implements Shelf {

  /// Those worth showing unasked.
  interface Listing {
    List<Resource> of(Actor actor);
  }

  @Override
  public Set<Scope> scopes() {
    return tool.spec().scopes();
  }

  @Override
  public List<Resource> list(Actor actor) {
    return listing.of(actor);
  }

  @Override
  public Content read(Actor actor, String key) {
    var answer = tool.run(actor, input.apply(id(key)));
    return new Content(template.fill(key), JSON, Wire.text(answer));
  }

  private UUID id(String key) {
    try {
      InvalidValue.unless(key.length() == 36, "must be a UUID");
      return UUID.fromString(key);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(new Problem.NotFound(template.name()), e);
    }
  }
}
