package callmeback.core.call;

import callmeback.core.InvalidValue;
import callmeback.core.ProblemException;
import callmeback.core.account.Actor;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/// Waiting for a call to move on, for those who cannot be told.
public final class Waiting {
  /// Clients take an answer that is a minute late for one that never comes (facts/mcp.md, 6).
  public static final Duration LONGEST = Duration.ofSeconds(60);

  /// How often a call is looked at.
  static final Duration BETWEEN = Duration.ofSeconds(1);

  private final Calls calls;
  private final InstantSource clock;
  private final Pause pause;

  /// Lets time pass.
  public interface Pause {
    void take(Duration time) throws InterruptedException;
  }

  /// Is told, at every look, how long the wait has lasted and how the call stands.
  public interface Waiter {
    void waited(Duration time, Call call);
  }

  public Waiting(Calls calls, InstantSource clock, Pause pause) {
    this.calls = calls;
    this.clock = clock;
    this.pause = pause;
  }

  /// The call as soon as its status is another one, or after this time; at once when it is over. An
  /// interrupted wait ends.
  ///
  /// @param limit up to a minute
  /// @throws ProblemException with `NotFound`
  public Call forNews(Actor actor, UUID callId, Duration limit, Waiter waiter) {
    InvalidValue.unless(
        limit.isPositive() && limit.compareTo(LONGEST) <= 0, "must be from 1 to 60 seconds");
    var began = clock.instant();
    var first = calls.get(actor, callId);
    var call = first;
    while (call.status().live() && call.status() == first.status()) {
      var waited = Duration.between(began, clock.instant());
      waiter.waited(waited, call);
      if (waited.compareTo(limit) >= 0 || !paused(limit.minus(waited))) {
        return call;
      }
      call = calls.get(actor, callId);
    }
    return call;
  }

  private boolean paused(Duration left) {
    try {
      pause.take(left.compareTo(BETWEEN) < 0 ? left : BETWEEN);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
