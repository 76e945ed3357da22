package callmeback.voice.twilio;

import callmeback.core.call.Progress.Phase;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The telephone company's words for how a call stands, in reports and in its books.
final class CallStates {
  private CallStates() {}

  /// Empty for a word we do not know. A machine that picked up outweighs whatever else is said.
  static Optional<Phase> phase(@Nullable String status, @Nullable String answeredBy) {
    if (machine(answeredBy)) {
      return Optional.of(Phase.VOICEMAIL);
    }
    return Optional.ofNullable(status).map(CallStates::named);
  }

  /// Whole seconds; empty for anything else.
  static Optional<Integer> seconds(@Nullable String duration) {
    return duration != null && duration.matches("[0-9]{1,7}")
        ? Optional.of(Integer.valueOf(duration))
        : Optional.empty();
  }

  private static boolean machine(@Nullable String answeredBy) {
    return answeredBy != null && (answeredBy.startsWith("machine_") || answeredBy.equals("fax"));
  }

  private static @Nullable Phase named(String status) {
    return switch (status) {
      case "queued", "initiated" -> Phase.QUEUED;
      case "ringing" -> Phase.RINGING;
      case "in-progress", "answered" -> Phase.ANSWERED;
      case "completed" -> Phase.COMPLETED;
      case "busy" -> Phase.BUSY;
      case "no-answer" -> Phase.NO_ANSWER;
      case "canceled" -> Phase.CANCELED;
      case "failed" -> Phase.FAILED;
      default -> null;
    };
  }
}
