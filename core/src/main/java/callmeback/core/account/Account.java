package callmeback.core.account;

import java.time.Instant;
import java.util.UUID;

/// A person who can be called.
///
/// @param keepAudio whether the sound of their calls may be kept for a day
public record Account(
    UUID id,
    EmailAddress email,
    PersonName name,
    PhoneNumber phone,
    boolean emailVerified,
    boolean phoneVerified,
    boolean keepAudio,
    Instant createdAt,
    Instant updatedAt) {}
