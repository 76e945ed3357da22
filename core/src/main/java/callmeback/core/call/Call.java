package callmeback.core.call;

import callmeback.core.account.PhoneNumber;
import callmeback.core.billing.Cents;
import callmeback.core.billing.Minutes;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One phone call, asked for by an account and made by a persona.
///
/// @param sid the telephone company's id, absent until it has answered
/// @param answeredAt when a person picked up
/// @param heardAt when the persona was first heard: without it nothing is charged
/// @param seconds how long it lasted, by the telephone company's count
/// @param minutes how long it may last
public record Call(
    UUID id,
    UUID accountId,
    UUID personaId,
    String personaName,
    PhoneNumber phone,
    String intentId,
    Minutes minutes,
    CallStatus status,
    @Nullable String sid,
    @Nullable Instant answeredAt,
    @Nullable Instant heardAt,
    @Nullable Instant endedAt,
    int seconds,
    Cents cost,
    @Nullable Outcome outcome,
    Instant createdAt) {}
