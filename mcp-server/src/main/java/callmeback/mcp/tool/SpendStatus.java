package callmeback.mcp.tool;

import callmeback.core.access.AuditLog.Ending;
import callmeback.core.access.Verdict;
import callmeback.core.billing.Cents;
import java.util.UUID;
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
}
