package callmeback.core.access;

import callmeback.core.billing.Cents;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One attempt to use a tool, without a number or a word of anybody.
///
/// @param credential the session, access token or live call by which it was tried
/// @param problem what it was refused for, by name
/// @param callId the call it was about, or that came of it
/// @param cents what was held for it
public record AuditLine(
    UUID id,
    Instant at,
    UUID credential,
    String tool,
    Verdict verdict,
    @Nullable String problem,
    @Nullable UUID callId,
    Cents cents) {}
