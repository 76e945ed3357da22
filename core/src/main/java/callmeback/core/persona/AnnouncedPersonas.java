package callmeback.core.persona;

import callmeback.core.Changes;
import java.util.Optional;
import java.util.UUID;

/// Keeps what people write where it is kept, and tells whoever listens that it changed.
public final class AnnouncedPersonas implements PersonaArchive {
  private final PersonaArchive kept;
  private final Changes changes;

  public AnnouncedPersonas(PersonaArchive kept, Changes changes) {
    this.kept = kept;
    this.changes = changes;
  }

  @Override
  public Optional<Persona> find(UUID id) {
    return kept.find(id);
  }

  @Override
  public boolean add(Persona persona, UUID author, int most) {
    var added = kept.add(persona, author, most);
    if (added) {
      tell(persona);
    }
    return added;
  }

  @Override
  public void replace(Persona persona) {
    kept.replace(persona);
    tell(persona);
  }

  @Override
  public boolean remove(UUID id) {
    var persona = kept.find(id);
    var removed = kept.remove(id);
    if (removed) {
      persona.ifPresent(this::tell);
    }
    return removed;
  }

  private void tell(Persona persona) {
    switch (persona.author()) {
      case Author.House() -> {}
      case Author.User(var id) -> changes.tell(new Changes.Change.PersonaWritten(id, persona.id()));
    }
  }
}
