package callmeback.api.stripe;

import static callmeback.api.http.Access.open;

import callmeback.api.http.Answer;
import callmeback.api.http.Asked;
import callmeback.api.http.Endpoints;
import callmeback.api.http.Limit;
import callmeback.api.http.Routes;
import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.billing.Aftermath;
import callmeback.core.billing.Billing;
import callmeback.core.billing.EventInbox;
import callmeback.core.billing.Wallet;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook.Signature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Pattern;

/// Hears that something happened to a hold. An event is only a hint to look: it may come twice,
/// late and out of order, so nothing but its type and the intent's id is taken from it.
public final class StripeWebhook implements Endpoints {
  /// How old, or how far ahead of our clock, a signature may be (the SDK checks the former only).
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  /// Anything else makes the SDK throw what it does not declare.
  private static final Pattern HEADER = Pattern.compile("t=([0-9]{1,12})(,v[01]=[0-9a-f]{64})+");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final StripeConfig config;
  private final Billing billing;
  private final Wallet wallet;
  private final Aftermath aftermath;
  private final EventInbox inbox;
  private final InstantSource clock;

  public StripeWebhook(
      StripeConfig config,
      Billing billing,
      Wallet wallet,
      Aftermath aftermath,
      EventInbox inbox,
      InstantSource clock) {
    this.config = config;
    this.billing = billing;
    this.wallet = wallet;
    this.aftermath = aftermath;
    this.inbox = inbox;
    this.clock = clock;
  }

  @Override
  public void mount(Routes routes) {
    routes.post("/api/stripe/webhook", Limit.NONE, open(this::hear));
  }

  private Answer hear(Asked asked) {
    var body = new String(asked.bytes(), StandardCharsets.UTF_8);
    if (!genuine(body, asked.header("Stripe-Signature").orElse(""))) {
      throw new ProblemException(new Problem.Forbidden("This signature is not valid."));
    }
    var event = event(body);
    var id = event.path("id").asText();
    if (!inbox.applied(id)) {
      apply(event.path("type").asText(), event.at("/data/object"));
      inbox.apply(id, event.path("type").asText());
    }
    return Answer.ok(Map.of("received", true));
  }

  private void apply(String type, JsonNode object) {
    if (type.startsWith("payment_intent.")) {
      billing.refresh(object.path("id").asText());
    } else if (type.startsWith("charge.") && object.path("payment_intent").isTextual()) {
      var intentId = object.path("payment_intent").asText();
      billing.refresh(intentId);
      aftermath.refresh(intentId);
    } else if (type.startsWith("payment_method.")) {
      wallet.refresh(object.path("id").asText());
    }
  }

  private boolean genuine(String body, String header) {
    var parts = HEADER.matcher(header);
    if (!parts.matches()) {
      return false;
    }
    var ahead = Long.parseLong(parts.group(1)) - clock.instant().getEpochSecond();
    return ahead <= TOLERANCE.toSeconds()
        && config.webhookSecrets().anyMatch(secret -> signed(body, header, secret));
  }

  private boolean signed(String body, String header, String secret) {
    try {
      return Signature.verifyHeader(
          body, header, secret, TOLERANCE.toSeconds(), clock.withZone(ZoneOffset.UTC));
    } catch (SignatureVerificationException e) {
      return false;
    }
  }

  private static JsonNode event(String body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new ProblemException(new Problem.Invalid(Map.of()), e);
    }
  }
}
