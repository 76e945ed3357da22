package callmeback.core.persona;

import java.util.Optional;
import java.util.UUID;

/// Keeps what people write.
public interface PersonaArchive {

  Optional<Persona> find(UUID id);

  /// Adds a persona, unless its author has `most` already.
  ///
  /// @return false when there are too many
  /// @throws callmeback.core.ProblemException with `DuplicateName`
  boolean add(Persona persona, UUID author, int most);

  /// Writes a persona over its former self.
  ///
  /// @throws callmeback.core.ProblemException with `DuplicateName`
  void replace(Persona persona);

  /// Removes a persona, and takes it out of everybody's contacts.
  ///
  /// @return false when a scheduled call is still waiting for it
  boolean remove(UUID id);
}
