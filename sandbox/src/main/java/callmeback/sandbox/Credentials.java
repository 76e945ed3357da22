package callmeback.sandbox;

import callmeback.sandbox.stripe.StripeAccount;
import callmeback.sandbox.twilio.TwilioAccount;
import java.net.URI;
import java.util.List;

/// What each simulator wants to see from its clients, and signs with. None of it opens anything but
/// a sandbox.
public record Credentials(
    String twilioAccountSid,
    String twilioAuthToken,
    String twilioPhoneNumber,
    String stripeSecretKey,
    String stripeWebhookSecret,
    String deepgramApiKey,
    String cerebrasApiKey,
    String openaiApiKey,
    String elevenlabsApiKey,
    String raindropApiKey) {

  /// A key that Stripe's own clients take for a test key.
  public static final String STRIPE_SECRET_KEY = "sk_test_sim_callmeback";

  public static final String STRIPE_WEBHOOK_SECRET = "whsec_sim_callmeback";

  /// Twilio's form: AC and 32 hex digits.
  public static final String TWILIO_ACCOUNT_SID = "AC5a4db0c000000000000000000000051a";

  public static final String TWILIO_AUTH_TOKEN = "sim_twilio_auth_token";

  /// The number that Twilio's test credentials may call from. Source:
  /// twilio.com/docs/iam/test-credentials.
  public static final String TWILIO_PHONE_NUMBER = "+15005550006";

  public static final String DEEPGRAM_API_KEY = "sim_deepgram_key";
  public static final String CEREBRAS_API_KEY = "sim_cerebras_key";
  public static final String OPENAI_API_KEY = "sim_openai_key";
  public static final String ELEVENLABS_API_KEY = "sim_elevenlabs_key";
  public static final String RAINDROP_API_KEY = "lm_apikey_sim_callmeback";

  /// The constants above.
  public static Credentials usual() {
    return new Credentials(
        TWILIO_ACCOUNT_SID,
        TWILIO_AUTH_TOKEN,
        TWILIO_PHONE_NUMBER,
        STRIPE_SECRET_KEY,
        STRIPE_WEBHOOK_SECRET,
        DEEPGRAM_API_KEY,
        CEREBRAS_API_KEY,
        OPENAI_API_KEY,
        ELEVENLABS_API_KEY,
        RAINDROP_API_KEY);
  }

  StripeAccount stripe(URI webhook) {
    return new StripeAccount(stripeSecretKey, stripeWebhookSecret, webhook);
  }

  TwilioAccount twilio() {
    return new TwilioAccount(twilioAccountSid, twilioAuthToken, List.of(twilioPhoneNumber));
  }

  /// Without any of them.
  @Override
  public String toString() {
    return "Credentials[of the sandbox]";
  }
}
