package callmeback.api.persona;

import callmeback.core.persona.Author;
import callmeback.core.persona.Persona;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A persona as its viewer sees it.
///
/// @param systemPrompt absent in somebody else's private persona
public record PersonaJson(
    UUID id,
    String name,
    String description,
    String voice,
    @Nullable String systemPrompt,
    boolean isPublic,
    String createdBy,
    List<String> tags,
    Instant createdAt,
    long useCount) {
  static final String HOUSE = "system";

  public static PersonaJson of(Persona persona, @Nullable UUID viewer) {
    var visible = persona.isPublic() || viewer != null && persona.visibleTo(viewer);
    return new PersonaJson(
        persona.id(),
        persona.name(),
        persona.description(),
        persona.voice(),
        visible ? persona.systemPrompt() : null,
        persona.isPublic(),
        author(persona.author()),
        persona.tags(),
        persona.createdAt(),
        persona.useCount());
  }

  private static String author(Author author) {
    return switch (author) {
      case Author.House() -> HOUSE;
      case Author.User(var id) -> id.toString();
    };
  }
}
