package callmeback.core.persona;

import callmeback.core.Page;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Keeps personas.
public interface PersonaStore {

  /// Public ones, and `viewer`'s own where there is a viewer.
  Page<Persona> list(PersonaQuery query, @Nullable UUID viewer);

  Optional<Persona> find(UUID id);

  /// Inserts or refreshes the house's own, by id.
  void seed(List<Persona> houses);
}
