package callmeback.core.memory;

import java.time.Instant;

/// Something that came up in an earlier call.
///
/// @param quote the caller's own words
/// @param saidAt when they said it
public record Recollection(String quote, Instant saidAt) {}
