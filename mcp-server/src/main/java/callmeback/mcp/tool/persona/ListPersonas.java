package callmeback.mcp.tool.persona;

import callmeback.core.account.Actor;
import callmeback.core.account.Scope;
import callmeback.core.persona.Persona;
import callmeback.core.persona.PersonaQuery;
import callmeback.core.persona.Personas;
import callmeback.mcp.tool.About;
import callmeback.mcp.tool.Access;
import callmeback.mcp.tool.InCall;
import callmeback.mcp.tool.Paging;
import callmeback.mcp.tool.Spec;
import callmeback.mcp.tool.Tool;
import callmeback.mcp.tool.Toolset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Lists the personas one can be called by, by name.
public final class ListPersonas implements Tool<ListPersonas.Input, ListPersonas.Output> {

  /// Which of them.
  public record Input(
      @About(value = "Words of name or description.", min = 2, max = 100) @Nullable String search,
      @About(value = "All of these.", max = 10) @Nullable List<String> tags,
      @About(min = 1) @Nullable Integer page,
      @About(min = 1, max = callmeback.core.PageRequest.MAX_LIMIT) @Nullable Integer limit) {}

  /// One page, and the size of the whole list.
  public record Output(List<Item> personas, long total) {}

  /// One persona, without what it is told to be.
  public record Item(
      UUID personaId,
      String name,
      String description,
      String voice,
      List<String> tags,
      @About("Everybody can be called by it.") boolean isPublic) {}

  private final Personas personas;

  public ListPersonas(Personas personas) {
    this.personas = personas;
  }

  @Override
  public Spec<Input, Output> spec() {
    return new Spec<>(
        "list_personas",
        Toolset.PERSONAS,
        Access.READ,
        Scope.PERSONAS,
        InCall.NEVER,
        Input.class,
        Output.class);
  }

  @Override
  public Output run(Actor actor, Input input) {
    var page = Paging.of(input.page(), input.limit());
    var query =
        new PersonaQuery(
            page,
            input.search(),
            Objects.requireNonNullElse(input.tags(), List.of()),
            null,
            null,
            PersonaQuery.Sort.NAME_ASC);
    var found = personas.list(actor, query);
    return new Output(found.items().stream().map(ListPersonas::item).toList(), found.total());
  }

  private static Item item(Persona persona) {
    return new Item(
        persona.id(),
        persona.name(),
        persona.description(),
        persona.voice(),
        persona.tags(),
        persona.isPublic());
  }
}
