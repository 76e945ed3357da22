package callmeback.app.config;

import callmeback.core.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Who plays a provider: itself, or the sandbox.
public sealed interface Provider {

  /// The simulator on this machine.
  record Sandboxed() implements Provider {}

  /// The provider itself.
  ///
  /// @param base another address than its usual one
  record Real(Secret key, @Nullable URI base) implements Provider {}
}
