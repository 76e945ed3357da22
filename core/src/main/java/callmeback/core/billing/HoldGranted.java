package callmeback.core.billing;

import callmeback.core.Secret;

/// A hold and the secret with which its card's owner may confirm it in the browser.
public record HoldGranted(Hold hold, String intentId, Secret clientSecret) {}
