package callmeback.core.call;

import callmeback.core.billing.Cents;
import callmeback.core.billing.Tariff;

/// The life of a call as a pure rule: what a report of the telephone company changes.
///
/// A call only moves forward and ends once, so reports may repeat and overtake each other.
final class CallLife {

  /// What shall be written down.
  sealed interface Change {
    /// Nothing new.
    record Nothing() implements Change {}

    /// Someone picked up.
    record Answered() implements Change {}

    /// It is over, and this is what it costs.
    record Ended(Outcome outcome, int seconds, Cents cost) implements Change {}
  }

  private static final Change NOTHING = new Change.Nothing();

  private CallLife() {}

  static Change next(Call call, Progress progress) {
    if (!call.status().live()) {
      return NOTHING;
    }
    return switch (progress.phase()) {
      case QUEUED, RINGING -> NOTHING;
      case ANSWERED -> call.status() == CallStatus.INITIATED ? new Change.Answered() : NOTHING;
      case COMPLETED -> completed(call, progress.seconds());
      case VOICEMAIL -> free(Outcome.VOICEMAIL);
      case BUSY -> free(Outcome.BUSY);
      case NO_ANSWER -> free(Outcome.NO_ANSWER);
      case CANCELED -> free(Outcome.CANCELED);
      case FAILED -> free(Outcome.FAILED);
    };
  }

  /// We gave it up, when nobody knew of it or its owner did not want it any more; should it ring
  /// after all, it is hung up.
  static boolean unwanted(Call call) {
    return call.outcome() == Outcome.FAILED || call.outcome() == Outcome.CANCELED;
  }

  private static Change completed(Call call, int seconds) {
    return call.heardAt() == null
        ? new Change.Ended(Outcome.NOT_CONNECTED, seconds, Cents.ZERO)
        : new Change.Ended(Outcome.TALKED, seconds, Tariff.bill(seconds, call.minutes()));
  }

  private static Change free(Outcome outcome) {
    return new Change.Ended(outcome, 0, Cents.ZERO);
  }
}
