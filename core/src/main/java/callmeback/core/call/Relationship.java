package callmeback.core.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How well a person and a persona know each other.
///
/// @param lastSpoken absent when they never spoke
public record Relationship(long calls, long minutes, @Nullable Instant lastSpoken) {}
