package callmeback.mcp.prompt;

import callmeback.core.PageRequest;
import callmeback.core.account.Actor;
import callmeback.core.account.Scope;
import callmeback.core.contact.Contacts;
import callmeback.core.persona.Persona;
import callmeback.core.persona.PersonaQuery;
import callmeback.core.persona.Personas;
import callmeback.core.persona.Voice;
import callmeback.core.persona.VoiceCatalog;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The names a person may mean: of personas, of their contacts, of voices.
public record Names(Personas personas, Contacts contacts, VoiceCatalog voices) {
  /// As many as the protocol takes (MCP, Completion).
  static final int MOST = 100;

  /// Names that begin like this, in any case; an argument that is no name, and a grant that does
  /// not show them, have none.
  public List<String> completions(Actor actor, String argument, String begun) {
    if (!actor.grant().allows(Scope.PERSONAS)) {
      return List.of();
    }
    var start = begun.strip().toLowerCase(Locale.ROOT);
    return named(actor, argument)
        .filter(name -> name.toLowerCase(Locale.ROOT).startsWith(start))
        .distinct()
        .sorted(String.CASE_INSENSITIVE_ORDER)
        .limit(MOST)
        .toList();
  }

  private Stream<String> named(Actor actor, String argument) {
    return switch (argument) {
      case "persona" -> visible(actor).map(Persona::name);
      case "contact" -> contacts.list(actor).stream().map(contact -> contact.persona().name());
      case "voice" -> voices.voices().stream().map(Voice::name);
      default -> Stream.of();
    };
  }

  private Stream<Persona> visible(Actor actor) {
    var page = new PageRequest(1, PageRequest.MAX_LIMIT);
    var query = new PersonaQuery(page, null, List.of(), null, null, PersonaQuery.Sort.NAME_ASC);
    return personas.list(actor, query).items().stream();
  }
}
