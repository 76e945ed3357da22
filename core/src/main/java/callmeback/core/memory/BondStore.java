package callmeback.core.memory;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Keeps who has a memory of whom, and who wants none. Everything throws [ProblemException] with
/// `Unavailable` while it cannot be reached.
public interface BondStore {

  /// Whether anything is to be remembered: neither switched off for the person nor for the persona.
  boolean remembers(Bond bond);

  /// Notes that there is something remembered.
  void note(Bond bond);

  /// The personas who called a person or remember something of them.
  List<UUID> personas(UUID accountId);

  Switches switches(UUID accountId);

  /// Switches memory on or off for all of a person's personas.
  void turn(UUID accountId, boolean on);

  /// Switches memory on or off for one persona.
  void turn(Bond bond, boolean on);

  /// What a person chose.
  ///
  /// @param on false when nothing is to be remembered by anybody
  /// @param offFor the personas by whom nothing is to be remembered
  record Switches(boolean on, Set<UUID> offFor) {
    public Switches {
      offFor = Set.copyOf(offFor);
    }
  }
}
