package callmeback.raindrop.talk;

import callmeback.core.call.SpokenTurn;
import callmeback.core.memory.Bond;
import callmeback.core.memory.Records;
import callmeback.raindrop.bucket.NewObject;
import callmeback.raindrop.bucket.SmartBuckets;
import callmeback.raindrop.memory.SmartMemory;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// What is written down of calls, in SmartMemory and in SmartBuckets, and how it is taken out
/// again.
public final class StoredRecords implements Records {
  /// How many notes are looked at for one phrase: all that a later call could recall.
  private static final int NOTES = 500;

  private final SmartMemory memory;
  private final SmartBuckets buckets;
  private final CallSessions sessions;
  private final StoredRecordings recordings;

  public StoredRecords(SmartMemory memory, SmartBuckets buckets, CallSessions sessions) {
    this.memory = memory;
    this.buckets = buckets;
    this.sessions = sessions;
    this.recordings = new StoredRecordings(buckets);
  }

  /// Nobody knows where in a recording something is said, so recordings go as a whole.
  @Override
  public void strike(Bond bond, Set<String> phrases) {
    var struck =
        phrases.stream()
            .map(StoredRecords::plain)
            .filter(p -> !p.isBlank())
            .collect(Collectors.toSet());
    Reach.into(() -> {
      for (var phrase : phrases) {
        memory.recall(Owner.of(bond), phrase, NOTES).stream()
            .filter(note -> holds(note.content(), struck))
            .forEach(note -> memory.deleteMemory(note.sessionId(), note.id()));
      }
      var calls = sessions.calls(bond);
      calls.forEach(call -> strike(bond, call, struck));
      recordings.deleteAll(bond.accountId(), Set.copyOf(calls));
      return phrases;
    });
  }

  private void strike(Bond bond, UUID callId, Set<String> struck) {
    var key = StoredConversations.key(bond.accountId(), callId);
    var turns = buckets.get(key).map(found -> TurnJson.turns(found.content())).orElse(List.of());
    var left = turns.stream().filter(turn -> !holds(turn, struck)).toList();
    if (left.size() < turns.size()) {
      buckets.put(NewObject.lasting(key, TurnJson.document(left), "application/json"));
    }
  }

  /// The calls let go of their notes first, so that one that is live goes on with new ones.
  @Override
  public void erase(Bond bond) {
    Reach.into(() -> {
      var calls = sessions.calls(bond);
      calls.forEach(sessions::release);
      Owner.all(bond).forEach(memory::forget);
      calls.forEach(call -> buckets.delete(StoredConversations.key(bond.accountId(), call)));
      recordings.deleteAll(bond.accountId(), Set.copyOf(calls));
      return calls;
    });
  }

  private static boolean holds(SpokenTurn turn, Set<String> struck) {
    return holds(turn.text(), struck) || holds(turn.heard(), struck);
  }

  private static boolean holds(String text, Set<String> struck) {
    var said = plain(text);
    return struck.stream().anyMatch(said::contains);
  }

  /// Words with a space around each, so that none is found within another.
  private static String plain(String text) {
    var words = text.toLowerCase(Locale.ROOT).replaceAll("['\u2019]", "");
    var plain = words.replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    return plain.isEmpty() ? "" : " " + plain + " ";
  }
}
