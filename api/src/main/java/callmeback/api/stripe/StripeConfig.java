package callmeback.api.stripe;

import callmeback.core.Secret;
import java.net.URI;

/// Which account at the payment provider is ours.
///
/// @param base where its API is, without a path
/// @param webhookSecret signs what it tells us; the whole `whsec_` string
public record StripeConfig(URI base, Secret key, Secret webhookSecret) {}
