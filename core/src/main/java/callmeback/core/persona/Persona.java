package callmeback.core.persona;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A character who calls: a name, a voice and what it is told to be.
///
/// @param voice a voice's name or the provider's id for it
/// @param useCount how many users have it among their contacts
public record Persona(
    UUID id,
    String name,
    String description,
    String voice,
    String systemPrompt,
    boolean isPublic,
    Author author,
    List<String> tags,
    Instant createdAt,
    long useCount) {

  public Persona {
    tags = List.copyOf(tags);
  }

  /// Public ones are everybody's, private ones their author's.
  public boolean visibleTo(UUID accountId) {
    return isPublic || writtenBy(accountId);
  }

  public boolean writtenBy(UUID accountId) {
    return switch (author) {
      case Author.House() -> false;
      case Author.User(var id) -> id.equals(accountId);
    };
  }
}
