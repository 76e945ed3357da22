package callmeback.raindrop.talk;

import callmeback.core.InvalidValue;
import callmeback.core.memory.Memories;
import callmeback.core.memory.Recollection;
import callmeback.raindrop.memory.SmartMemory;
import java.util.List;
import java.util.UUID;

/// What a caller said to a persona in earlier calls, found in SmartMemory's episodes.
public final class StoredMemories implements Memories {
  /// Episodes hold more than the caller's words; enough are asked for that those remain.
  private static final int ASKED = 100;

  private final SmartMemory memory;

  public StoredMemories(SmartMemory memory) {
    this.memory = memory;
  }

  @Override
  public List<Recollection> recall(UUID accountId, UUID personaId, String about, int limit) {
    InvalidValue.unless(limit >= 1 && limit <= MAX_RECALLED, "must be from 1 to 10");
    return Reach.into(() ->
        memory.recall(Owner.of(accountId, personaId), about, ASKED).stream()
            .filter(entry -> entry.timeline().equals(StoredConversations.SAID))
            .limit(limit)
            .map(entry -> new Recollection(entry.content(), entry.at()))
            .toList());
  }
}
