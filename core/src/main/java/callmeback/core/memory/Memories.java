package callmeback.core.memory;

import java.util.List;
import java.util.UUID;

/// What a persona remembers of a person; nothing of one person ever surfaces in another's call.
public interface Memories {
  int MAX_RECALLED = 10;

  /// What bears on `about`, most relevant first, at most `limit` (1 to 10).
  List<Recollection> recall(UUID accountId, UUID personaId, String about, int limit);
}
