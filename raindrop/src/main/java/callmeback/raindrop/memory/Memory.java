package callmeback.raindrop.memory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something remembered: as it was said, with when and where.
public record Memory(
    String id,
    String sessionId,
    String timeline,
    String content,
    Instant at,
    @Nullable String key,
    @Nullable String agent) {}
