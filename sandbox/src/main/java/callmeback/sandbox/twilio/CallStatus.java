package callmeback.sandbox.twilio;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Where a call stands, in Twilio's words.
enum CallStatus {
  QUEUED,
  RINGING,
  IN_PROGRESS,
  COMPLETED,
  BUSY,
  FAILED,
  NO_ANSWER,
  CANCELED;

  static Optional<CallStatus> of(String wire) {
    return Arrays.stream(values()).filter(status -> status.wire().equals(wire)).findFirst();
  }

  String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  boolean over() {
    return switch (this) {
      case QUEUED, RINGING, IN_PROGRESS -> false;
      case COMPLETED, BUSY, FAILED, NO_ANSWER, CANCELED -> true;
    };
  }

  /// The SIP answer a status callback reports for this end (RFC 3261).
  int sipCode() {
    return switch (this) {
      case QUEUED, RINGING, IN_PROGRESS, COMPLETED -> 200;
      case BUSY -> 486;
      case FAILED -> 403;
      case NO_ANSWER, CANCELED -> 487;
    };
  }
}
