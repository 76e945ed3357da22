package callmeback.core.persona;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// A voice a persona can have.
///
/// @param id the provider's
/// @param preview a few spoken words; absent where there are none
public record Voice(String id, String name, @Nullable URI preview) {}
