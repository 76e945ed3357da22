package callmeback.core.memory;

import java.util.UUID;

/// One person and one persona: whose memory something is, and nobody else's.
public record Bond(UUID accountId, UUID personaId) {}
