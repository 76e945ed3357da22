package callmeback.raindrop.talk;

import callmeback.core.call.Call;
import callmeback.core.call.Conversations;
import callmeback.core.call.Purpose;
import callmeback.core.call.Speaker;
import callmeback.core.call.SpokenTurn;
import callmeback.raindrop.bucket.BucketUnavailable;
import callmeback.raindrop.bucket.NewObject;
import callmeback.raindrop.bucket.SmartBuckets;
import callmeback.raindrop.memory.MemoryQuery;
import callmeback.raindrop.memory.NewMemory;
import callmeback.raindrop.memory.SmartMemory;
import callmeback.raindrop.memory.UnknownSession;
import callmeback.raindrop.postgres.StoreUnavailable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Conversations in SmartMemory while they run, and as one document each in SmartBuckets
/// afterwards.
public final class StoredConversations implements Conversations {
  private static final Logger log = System.getLogger(StoredConversations.class.getName());

  /// Whole turns, as JSON.
  private static final String TURNS = "turns";

  /// The caller's own words: what later calls recall.
  static final String SAID = "said";

  private final SmartMemory memory;
  private final SmartBuckets buckets;
  private final CallSessions sessions;
  private final SealedPurposes purposes;

  public StoredConversations(
      SmartMemory memory, SmartBuckets buckets, CallSessions sessions, SealedPurposes purposes) {
    this.memory = memory;
    this.buckets = buckets;
    this.sessions = sessions;
    this.purposes = purposes;
  }

  @Override
  public void brief(Call call, Purpose purpose) {
    purposes.keep(call.id(), purpose);
  }

  @Override
  public Optional<Purpose> purpose(Call call) {
    return purposes.of(call.id());
  }

  @Override
  public void note(Call call, SpokenTurn turn) {
    var session = sessions.of(call.id(), Owner.of(call.accountId(), call.personaId()));
    memory.putMemory(session, new NewMemory(TurnJson.of(turn).write(), TURNS, null, null));
    if (turn.speaker() == Speaker.CALLER) {
      memory.putMemory(session, new NewMemory(turn.text(), SAID, null, null));
    }
  }

  /// Without what cannot be read now: a store that is down does not hide the call itself.
  @Override
  public List<SpokenTurn> turns(Call call) {
    var all = new ArrayList<>(readable(call));
    sessions.find(call.id()).ifPresent(session -> all.addAll(readable(call, session)));
    return List.copyOf(all);
  }

  private List<SpokenTurn> readable(Call call, String session) {
    try {
      return running(session);
    } catch (StoreUnavailable e) {
      log.log(Level.WARNING, "the notes of call {0} cannot be read now", call.id());
      return List.of();
    }
  }

  /// The document is written before the notes are let go, so that a crash in between loses nothing:
  /// the notes then stand in both, and are told apart by their time.
  @Override
  public void close(Call call) {
    var session = sessions.find(call.id());
    if (session.isEmpty()) {
      return;
    }
    var all = new ArrayList<>(stored(call));
    running(session.get()).stream().filter(turn -> !all.contains(turn)).forEach(all::add);
    buckets.put(NewObject.lasting(key(call), TurnJson.document(all), "application/json"));
    end(session.get());
    sessions.release(call.id());
  }

  /// A session that has ended was stored before: a crash left its call behind.
  private List<SpokenTurn> running(String session) {
    try {
      return memory.getMemory(session, MemoryQuery.timeline(TURNS)).stream()
          .map(entry -> TurnJson.read(entry.content()))
          .toList();
    } catch (UnknownSession _) {
      return List.of();
    }
  }

  private void end(String session) {
    try {
      memory.endSession(session, true);
    } catch (UnknownSession _) {
      // It had ended already, before a crash.
    }
  }

  private List<SpokenTurn> readable(Call call) {
    try {
      return stored(call);
    } catch (BucketUnavailable e) {
      log.log(Level.WARNING, "the transcript of call {0} cannot be read now", call.id());
      return List.of();
    }
  }

  private List<SpokenTurn> stored(Call call) {
    return buckets.get(key(call)).map(found -> TurnJson.turns(found.content())).orElse(List.of());
  }

  private static String key(Call call) {
    return key(call.accountId(), call.id());
  }

  /// Where the transcript of a call is.
  static String key(UUID accountId, UUID callId) {
    return folder(accountId) + callId + ".json";
  }

  /// Where all transcripts of one account are.
  static String folder(UUID accountId) {
    return "transcripts/%s/".formatted(accountId);
  }
}
