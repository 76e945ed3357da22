package callmeback.core.access;

import callmeback.core.Ids;
import callmeback.core.ProblemException;
import callmeback.core.account.Actor;
import callmeback.core.billing.Cents;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was tried on somebody's behalf. Nothing is done before its line is written.
public final class AuditLog {
  /// As long as a payment can be disputed, and a year's statement compared: 13 months.
  static final Duration KEPT = Duration.ofDays(400);

  /// Lines of one day that are shown.
  static final int MOST = 1_000;

  private final AuditStore store;
  private final InstantSource clock;
  private final Ids ids;

  /// How an attempt ended.
  public record Ending(
      Verdict verdict, @Nullable String problem, @Nullable UUID callId, Cents cents) {
    public static Ending of(Verdict verdict) {
      return new Ending(verdict, null, null, Cents.ZERO);
    }

    public static Ending refused(String problem, @Nullable UUID callId) {
      return new Ending(Verdict.REFUSED, problem, callId, Cents.ZERO);
    }
  }

  public AuditLog(AuditStore store, InstantSource clock, Ids ids) {
    this.store = store;
    this.clock = clock;
    this.ids = ids;
  }

  /// Writes an attempt down before it is made.
  ///
  /// @return by what it is ended
  /// @throws ProblemException with `Unavailable`; then it must not be made
  public UUID begin(Actor actor, String tool) {
    return add(actor, tool, Ending.of(Verdict.BEGUN));
  }

  public void end(UUID attempt, Ending ending) {
    store.end(attempt, ending);
  }

  /// Writes an attempt down that is over.
  ///
  /// @throws ProblemException with `Unavailable`
  public UUID add(Actor actor, String tool, Ending ending) {
    var line =
        new AuditLine(
            ids.next(),
            clock.instant(),
            actor.credential(),
            tool,
            ending.verdict(),
            ending.problem(),
            ending.callId(),
            ending.cents());
    store.add(actor.accountId(), line);
    return line.id();
  }

  /// What was tried on the actor's behalf on a day (UTC), oldest first, at most 1000.
  public List<AuditLine> of(Actor actor, LocalDate day) {
    return store.list(
        actor.accountId(),
        day.atStartOfDay(ZoneOffset.UTC).toInstant(),
        day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
        MOST);
  }

  /// Forgets what is 400 days old.
  public void sweep() {
    store.forget(clock.instant().minus(KEPT));
  }
}
