package callmeback.mcp.tool;

import callmeback.core.access.AuditLog.Ending;
import callmeback.core.access.Verdict;
import callmeback.core.billing.Cents;
import callmeback.core.quote.Spent;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How far a tool came that spends money.
public enum SpendStatus {
  DONE(Verdict.ALLOWED),
  /// Its user has to say yes first.
  NEEDS_CONFIRMATION(Verdict.ASKED),
  DECLINED(Verdict.DECLINED),
  /// All was checked, nothing done.
  DRY_RUN(Verdict.REHEARSED);

  private final Verdict verdict;

  SpendStatus(Verdict verdict) {
    this.verdict = verdict;
  }

  /// For the audit log.
  ///
  /// @param callId the call that came of it, if it is one
  /// @param heldCents absent where nothing is held
  public Ending ending(@Nullable UUID callId, @Nullable Long heldCents) {
    var held = this == DONE && heldCents != null ? Cents.of(heldCents) : Cents.ZERO;
    return new Ending(verdict, null, callId, held);
  }

  /// What became of a wish to spend, in the words of a tool.
  ///
  /// @param result what the tool names of what was done
  public static <R, O> O told(Spent spent, Function<Spent.Done, R> result, Words<R, O> words) {
    return switch (spent) {
      case Spent.Done done -> words.of(DONE, result.apply(done), done.held().value(), null, null);
      case Spent.Asked(var question, var token) ->
          words.of(NEEDS_CONFIRMATION, null, null, question, token);
      case Spent.Declined() -> words.of(DECLINED, null, null, null, null);
      case Spent.Rehearsed(var question, var held) ->
          words.of(DRY_RUN, null, held.value(), question, null);
    };
  }

  /// How a tool writes its result.
  @FunctionalInterface
  public interface Words<R, O> {
    O of(
        SpendStatus status,
        @Nullable R result,
        @Nullable Long heldCents,
        @Nullable String question,
        @Nullable String confirmToken);
  }
}
