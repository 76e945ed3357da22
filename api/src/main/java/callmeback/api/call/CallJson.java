package callmeback.api.call;

import callmeback.api.http.Json;
import callmeback.core.billing.Tariff;
import callmeback.core.call.Call;
import callmeback.core.call.CallStatus;
import callmeback.core.call.Outcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A call as its owner sees it.
///
/// @param startTime when somebody picked up
/// @param duration seconds
/// @param cost dollars; 0 until it has ended
/// @param estimatedCost dollars: what is held for it
/// @param transcript what was said, once it has ended
record CallJson(
    UUID id,
    UUID userId,
    UUID personaId,
    String personaName,
    String phoneNumber,
    String status,
    @Nullable Instant startTime,
    @Nullable Instant endTime,
    int duration,
    BigDecimal cost,
    BigDecimal estimatedCost,
    @Nullable String sid,
    @Nullable String transcript,
    @Nullable String errorMessage,
    Instant createdAt) {

  static CallJson of(Call call, @Nullable String transcript) {
    return new CallJson(
        call.id(),
        call.accountId(),
        call.personaId(),
        call.personaName(),
        call.phone().e164(),
        word(call.status()),
        call.answeredAt(),
        call.endedAt(),
        call.seconds(),
        Json.dollars(call.cost().value()),
        Json.dollars(Tariff.hold(call.minutes()).value()),
        call.sid(),
        transcript,
        error(call.outcome()),
        call.createdAt());
  }

  static String word(CallStatus status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static @Nullable String error(@Nullable Outcome outcome) {
    return outcome == null || outcome.sentence().isEmpty() ? null : outcome.sentence();
  }
}
