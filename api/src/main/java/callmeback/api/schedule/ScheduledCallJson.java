package callmeback.api.schedule;

import callmeback.api.http.Json;
import callmeback.core.billing.Tariff;
import callmeback.core.schedule.Appointment;
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
/// @param recurrence absent for a call that comes once
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
    Instant createdAt,
    @Nullable RecurrenceJson recurrence,
    @Nullable String purpose) {

  static ScheduledCallJson of(ScheduledCall call) {
    var asked = Appointment.of(call);
    var rhythm = asked.rhythm();
    var purpose = asked.purpose();
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
        call.createdAt(),
        rhythm == null ? null : RecurrenceJson.of(rhythm),
        purpose == null ? null : purpose.text());
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
