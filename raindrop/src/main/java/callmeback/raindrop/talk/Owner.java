package callmeback.raindrop.talk;

import callmeback.core.memory.Bond;
import java.util.List;
import java.util.UUID;

/// Whose memory something is: one person's with one persona, so that nothing of one surfaces in
/// another's calls.
final class Owner {
  private Owner() {}

  /// Of what was said, and of facts.
  static String of(UUID accountId, UUID personaId) {
    return accountId + ":" + personaId;
  }

  static String of(Bond bond) {
    return of(bond.accountId(), bond.personaId());
  }

  /// Of what is remembered of calls.
  static String episodes(Bond bond) {
    return of(bond) + "/episodes";
  }

  /// Everything of a bond.
  static List<String> all(Bond bond) {
    return List.of(of(bond), episodes(bond));
  }
}
