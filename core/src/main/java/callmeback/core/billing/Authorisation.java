package callmeback.core.billing;

import callmeback.core.Secret;

/// How a hold stands at the payment provider.
///
/// @param clientSecret lets the card's owner confirm in the browser; never logged
public record Authorisation(
    String intentId, Secret clientSecret, Standing standing, Cents captured) {

  /// The provider's states, as far as they matter to us.
  public enum Standing {
    NEEDS_CONFIRMATION,
    PROCESSING,
    HELD,
    CAPTURED,
    CANCELED
  }
}
