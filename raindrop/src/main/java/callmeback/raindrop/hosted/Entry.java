package callmeback.raindrop.hosted;

import callmeback.raindrop.memory.Memory;
import callmeback.raindrop.memory.NewMemory;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// An entry of a session as it is sealed: with our own id and time, so that it is the same one
/// however often it arrives, and in order however the service lists it.
///
/// @param at an ISO 8601 instant
/// @param turn orders entries of one instant
@JsonInclude(JsonInclude.Include.NON_NULL)
record Entry(
    String id,
    String timeline,
    String content,
    String at,
    long turn,
    @Nullable String key,
    @Nullable String agent) {
  static final Comparator<Entry> IN_ORDER =
      Comparator.comparing(Entry::time).thenComparingLong(Entry::turn);

  static Entry of(String id, NewMemory memory, Instant at, long turn) {
    return new Entry(
        id, memory.timeline(), memory.content(), at.toString(), turn, memory.key(), memory.agent());
  }

  Instant time() {
    return Instant.parse(at);
  }

  Memory memory(String session) {
    return new Memory(id, session, timeline, content, time(), key, agent);
  }
}
