package callmeback.sandbox.stripe;

import java.net.URI;

/// The one account that the simulator plays.
///
/// @param secretKey what clients must present, `sk_test_...`
/// @param webhookSecret signs webhooks, `whsec_...`
/// @param webhookUrl where events are posted
public record StripeAccount(String secretKey, String webhookSecret, URI webhookUrl) {
  public StripeAccount {
    if (!secretKey.startsWith("sk_test_")) {
      throw new IllegalArgumentException("a sandbox key starts with sk_test_");
    }
    if (!webhookSecret.startsWith("whsec_")) {
      throw new IllegalArgumentException("a webhook secret starts with whsec_");
    }
  }

  @Override
  public String toString() {
    return "StripeAccount[webhooks to " + webhookUrl + "]";
  }
}
