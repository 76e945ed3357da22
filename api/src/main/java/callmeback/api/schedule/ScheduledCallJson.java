package callmeback.api.schedule;

import callmeback.api.http.Json;
import callmeback.core.billing.Tariff;
import callmeback.core.schedule.ScheduledCall;
import callmeback.core.schedule.ScheduledCall.State;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A scheduled call as the one who asked for it sees it.
///
/// @param paymentIntentId absent while the card is on file and nothing is held
/// @param estimatedCost dollars: the most it can cost
record ScheduledCallJson(
    UUID id,
    UUID userId,
    UUID personaId,
    String personaName,
    String phoneNumber,
    Instant scheduledTime,
    String status,
    BigDecimal estimatedCost,
    @Nullable String paymentIntentId,
    @Nullable UUID callId,
    Instant createdAt) {

  static ScheduledCallJson of(ScheduledCall call) {
    return new ScheduledCallJson(
        call.id(),
        call.accountId(),
        call.personaId(),
        call.personaName(),
        call.phone().e164(),
        call.at(),
        word(call.state()),
        Json.dollars(Tariff.hold(call.minutes()).value()),
        call.intentId(),
        call.callId(),
        call.createdAt());
  }

  private static String word(State state) {
    return switch (state) {
      case SCHEDULED -> "scheduled";
      case DIALLING -> "initiated";
      case CALLED -> "completed";
      case CANCELLED -> "cancelled";
      case MISSED -> "missed";
      case FAILED -> "failed";
    };
  }
}
