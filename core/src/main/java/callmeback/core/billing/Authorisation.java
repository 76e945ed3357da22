package callmeback.core.billing;

import callmeback.core.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a hold stands at the payment provider.
///
/// @param captureBefore when the bank lets go of a held amount by itself
/// @param clientSecret lets the card's owner confirm in the browser; never logged
public record Authorisation(
    String intentId,
    Secret clientSecret,
    Standing standing,
    Cents captured,
    @Nullable Instant captureBefore) {

  /// The provider's states, as far as they matter to us.
  public enum Standing {
    NEEDS_CONFIRMATION,
    PROCESSING,
    HELD,
    CAPTURED,
    CANCELED
  }
}
