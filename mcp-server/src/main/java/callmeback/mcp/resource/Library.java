package callmeback.mcp.resource;

import callmeback.core.PageRequest;
import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Actor;
import callmeback.mcp.Services;
import callmeback.mcp.tool.call.GetCall;
import callmeback.mcp.tool.call.GetTranscript;
import callmeback.mcp.tool.persona.GetPersona;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// All resources: what there is, and what one of them holds.
public final class Library {
  /// As many as the protocol takes (MCP, Completion).
  private static final int MOST_COMPLETIONS = 100;

  private final List<Shelf> shelves;

  public Library(Services services, InstantSource clock) {
    var calls = services.calls();
    var personas = services.personas();
    var safeguards = services.safeguards();
    var recent = new Recent(calls, personas);
    this.shelves =
        List.of(
            new PriceShelf(),
            new ToolShelf<>(
                Addresses.PERSONA,
                new GetPersona(personas),
                GetPersona.Input::new,
                recent::personas),
            new ToolShelf<>(Addresses.CALL, new GetCall(calls), GetCall.Input::new, recent::calls),
            new ToolShelf<>(
                Addresses.TRANSCRIPT,
                new GetTranscript(calls, safeguards.untrusted()),
                id -> new GetTranscript.Input(id, 1, PageRequest.MAX_LIMIT),
                recent::transcripts),
            new AuditShelf(safeguards.audit(), clock));
  }

  /// The kinds of resources that have an open place in their address.
  public List<Template> templates() {
    return shelves.stream()
        .map(Shelf::template)
        .filter(template -> template.argument().isPresent())
        .toList();
  }

  /// The resources that are one of their kind.
  public List<Template> singles() {
    return shelves.stream()
        .map(Shelf::template)
        .filter(template -> template.argument().isEmpty())
        .toList();
  }

  /// What the actor may read and is worth showing, kind by kind.
  public List<Resource> list(Actor actor) {
    return shelves.stream()
        .filter(shelf -> shelf.scopes().stream().allMatch(actor.grant()::allows))
        .flatMap(shelf -> shelf.list(actor).stream())
        .toList();
  }

  /// @throws ProblemException with `MissingScope`, or `NotFound` for an unknown address and for
  ///   somebody else's alike
  public Content read(Actor actor, String uri) {
    for (var shelf : shelves) {
      var key = shelf.template().match(uri);
      if (key.isPresent()) {
        actor.grant().require(shelf.scopes());
        return shelf.read(actor, key.get());
      }
    }
    throw new ProblemException(new Problem.NotFound("resource"));
  }

  /// Values for the open place of a template that begin like this, at most 100.
  public List<String> complete(Actor actor, String template, String begun) {
    return shelf(template)
        .filter(shelf -> shelf.scopes().stream().allMatch(actor.grant()::allows))
        .map(shelf -> shelf.complete(actor, begun))
        .orElse(List.of())
        .stream()
        .limit(MOST_COMPLETIONS)
        .toList();
  }

  private Optional<Shelf> shelf(String template) {
    return shelves.stream().filter(shelf -> shelf.template().uri().equals(template)).findFirst();
  }
}
