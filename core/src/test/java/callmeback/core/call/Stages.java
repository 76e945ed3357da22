package callmeback.core.call;

import callmeback.core.account.PhoneNumber;
import callmeback.core.billing.Cents;
import callmeback.core.billing.Minutes;
import callmeback.core.call.CallStore.Ending;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A call at each stage of its life.
final class Stages {
  static final Instant BEGIN = Instant.parse("2026-03-02T18:00:00Z");

  private Stages() {}

  static Call initiated(Minutes minutes) {
    return new Call(
        UUID.randomUUID(),
        UUID.randomUUID(),
        UUID.randomUUID(),
        "Coach",
        new PhoneNumber("+14155550123"),
        "pi_1",
        minutes,
        CallStatus.INITIATED,
        null,
        null,
        null,
        null,
        0,
        Cents.ZERO,
        null,
        BEGIN);
  }

  static Call dialled(Call call, String sid) {
    return copy(call, call.status(), sid, call.answeredAt(), call.heardAt());
  }

  static Call answered(Call call, Instant at) {
    return copy(call, CallStatus.IN_PROGRESS, call.sid(), at, call.heardAt());
  }

  static Call heard(Call call, Instant at) {
    return copy(call, call.status(), call.sid(), call.answeredAt(), at);
  }

  static Call ended(Call call, Ending ending) {
    return new Call(
        call.id(),
        call.accountId(),
        call.personaId(),
        call.personaName(),
        call.phone(),
        call.intentId(),
        call.minutes(),
        ending.outcome().status(),
        call.sid(),
        call.answeredAt(),
        call.heardAt(),
        ending.at(),
        ending.seconds(),
        ending.cost(),
        ending.outcome(),
        call.createdAt());
  }

  private static Call copy(
      Call call,
      CallStatus status,
      @Nullable String sid,
      @Nullable Instant answeredAt,
      @Nullable Instant heardAt) {
    return new Call(
        call.id(),
        call.accountId(),
        call.personaId(),
        call.personaName(),
        call.phone(),
        call.intentId(),
        call.minutes(),
        status,
        sid,
        answeredAt,
        heardAt,
        call.endedAt(),
        call.seconds(),
        call.cost(),
        call.outcome(),
        call.createdAt());
  }
}
