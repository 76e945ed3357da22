package callmeback.core.persona;

import java.util.UUID;

/// Who wrote a persona: the house or one of its users.
public sealed interface Author {

  /// One of the house's own; nobody can change it.
  record House() implements Author {}

  /// Written by a user.
  record User(UUID id) implements Author {}
}
