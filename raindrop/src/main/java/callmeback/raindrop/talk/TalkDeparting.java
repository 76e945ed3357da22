package callmeback.raindrop.talk;

import callmeback.core.account.Departing;
import callmeback.core.memory.Bond;
import callmeback.raindrop.bucket.SmartBuckets;
import callmeback.raindrop.memory.SmartMemory;
import java.util.UUID;

/// Removes every word of somebody who leaves: transcripts, notes of calls, and memories.
public final class TalkDeparting implements Departing {
  private final SmartMemory memory;
  private final SmartBuckets buckets;
  private final CallSessions sessions;

  public TalkDeparting(SmartMemory memory, SmartBuckets buckets, CallSessions sessions) {
    this.memory = memory;
    this.buckets = buckets;
    this.sessions = sessions;
  }

  @Override
  public void depart(UUID accountId) {
    for (var persona : sessions.personas(accountId)) {
      Owner.all(new Bond(accountId, persona)).forEach(memory::forget);
    }
    sessions.releaseAll(accountId);
    for (var transcript : buckets.list(StoredConversations.folder(accountId))) {
      buckets.delete(transcript.key());
    }
  }
}
