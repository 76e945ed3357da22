package callmeback.core.account;

import java.time.Instant;
import java.util.UUID;

/// On whose behalf something is done, and by which credential: a session token or a live call.
public record Actor(UUID accountId, UUID credential, Instant expires) {}
