package callmeback.mcp.resource;

import callmeback.core.PageRequest;
import callmeback.core.account.Actor;
import callmeback.core.call.Call;
import callmeback.core.call.CallQuery;
import callmeback.core.call.Calls;
import callmeback.core.persona.PersonaQuery;
import callmeback.core.persona.Personas;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// What a list shows of the many things there may be: the personas one can be called by, and the
/// latest calls.
record Recent(Calls calls, Personas personas) {
  private static final PageRequest PERSONAS = new PageRequest(1, PageRequest.MAX_LIMIT);
  private static final PageRequest CALLS = new PageRequest(1, 20);

  List<Resource> personas(Actor actor) {
    var query = new PersonaQuery(PERSONAS, null, List.of(), null, null, PersonaQuery.Sort.NAME_ASC);
    return personas.list(actor, query).items().stream()
        .map(persona ->
            resource(Addresses.PERSONA, persona.id(), persona.name(), persona.description()))
        .toList();
  }

  List<Resource> calls(Actor actor) {
    return latest(actor)
        .map(call -> resource(Addresses.CALL, call.id(), title(call), Addresses.CALL.description()))
        .toList();
  }

  List<Resource> transcripts(Actor actor) {
    return latest(actor)
        .filter(call -> call.heardAt() != null)
        .map(call ->
            resource(
                Addresses.TRANSCRIPT,
                call.id(),
                "What was said: " + title(call),
                Addresses.TRANSCRIPT.description()))
        .toList();
  }

  private Stream<Call> latest(Actor actor) {
    var query = new CallQuery(CALLS, null, null, null, CallQuery.Sort.DATE_DESC);
    return calls.list(actor, query).items().stream();
  }

  private static String title(Call call) {
    return "%s, %s".formatted(call.personaName(), call.createdAt());
  }

  private static Resource resource(Template kind, UUID id, String title, String description) {
    return new Resource(kind.fill(id.toString()), kind.name() + "-" + id, title, description);
  }
}
