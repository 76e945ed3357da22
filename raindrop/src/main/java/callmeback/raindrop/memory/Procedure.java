package callmeback.raindrop.memory;

import java.time.Instant;

/// Something an owner's memory holds under a key until it is overwritten or deleted.
public record Procedure(String key, String value, Instant createdAt, Instant updatedAt) {}
