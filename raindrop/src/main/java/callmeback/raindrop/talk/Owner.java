package callmeback.raindrop.talk;

import java.util.UUID;

/// Whose memory something is: one person's with one persona, so that nothing of one surfaces in
/// another's calls.
final class Owner {
  private Owner() {}

  static String of(UUID accountId, UUID personaId) {
    return accountId + ":" + personaId;
  }
}
