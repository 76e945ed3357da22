package callmeback.core.contact;

import callmeback.core.persona.Persona;
import java.time.Instant;
import java.util.UUID;

/// A persona somebody keeps at hand.
public record Contact(UUID id, Persona persona, Instant addedAt) {}
