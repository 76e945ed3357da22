package callmeback.core.call;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Actor;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The conversations that take place on this machine, for those who whisper.
public final class Stage {
  private static final Duration SOON = Duration.ofSeconds(2);

  private final ConcurrentMap<UUID, Prompter> playing = new ConcurrentHashMap<>();
  private final CallStore store;

  public Stage(CallStore store) {
    this.store = store;
  }

  /// A conversation begins.
  public void enter(UUID callId, Prompter prompter) {
    playing.put(callId, prompter);
  }

  /// It is over.
  public void leave(UUID callId) {
    playing.remove(callId);
  }

  /// Whispers to the persona of one's own call, which works it into what it says next.
  ///
  /// @throws ProblemException with `NotFound`, `NotLive` while nobody has picked up and when the
  ///   call is over, `TooMany`, or `Unavailable` when the conversation takes place elsewhere
  public void whisper(Actor actor, UUID callId, Whisper whisper) {
    var call =
        store
            .find(callId)
            .filter(found -> found.accountId().equals(actor.accountId()))
            .orElseThrow(() -> new ProblemException(new Problem.NotFound("call")));
    if (call.status() != CallStatus.IN_PROGRESS) {
      throw new ProblemException(
          new Problem.NotLive(
              call.status().live() ? "Nobody has picked up yet." : "This call is over."));
    }
    var prompter = playing.get(callId);
    if (prompter == null) {
      throw new ProblemException(new Problem.Unavailable(SOON));
    }
    if (!prompter.whisper(whisper)) {
      throw new ProblemException(new Problem.TooMany(Problem.TooMany.Of.WHISPERS));
    }
  }
}
