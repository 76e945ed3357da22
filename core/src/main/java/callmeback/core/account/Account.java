package callmeback.core.account;

import java.time.Instant;
import java.util.UUID;

/// A person who can be called.
public record Account(
    UUID id,
    EmailAddress email,
    PersonName name,
    PhoneNumber phone,
    boolean emailVerified,
    boolean phoneVerified,
    Instant createdAt,
    Instant updatedAt) {}
