package callmeback.api.stripe;

import callmeback.core.Secret;
import java.net.URI;
import java.util.Arrays;
import java.util.stream.Stream;

/// Which account at the payment provider is ours.
///
/// @param base where its API is, without a path
/// @param webhookSecret signs what it tells us; the whole `whsec_` string, or, while it is being
///   changed, the old and the new one with a comma between them
public record StripeConfig(URI base, Secret key, Secret webhookSecret) {

  Stream<String> webhookSecrets() {
    return Arrays.stream(webhookSecret.value().split(","))
        .map(String::strip)
        .filter(secret -> !secret.isEmpty());
  }
}
