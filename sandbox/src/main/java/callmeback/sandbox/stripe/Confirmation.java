package callmeback.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/// Confirming a PaymentIntent: the bank approves, declines, or wants the card holder's approval.
final class Confirmation {
  private static final TestCard.Declines AUTHENTICATION_REQUIRED =
      new TestCard.Declines(
          "authentication_required",
          "authentication_required",
          "Your card was declined. This transaction requires authentication.");

  private static final TestCard.Declines AUTHENTICATION_FAILED =
      new TestCard.Declines(
          "payment_intent_authentication_failure",
          "authentication_not_handled",
          "The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new"
              + " PaymentMethod to attempt to fulfill this PaymentIntent again.");

  private final Charges charges;
  private final Supplier<URI> base;

  Confirmation(Charges charges, Supplier<URI> base) {
    this.charges = charges;
    this.base = base;
  }

  /// Asks the bank. A decline leaves the intent in `requires_payment_method` and is thrown as a
  /// 402.
  void confirm(Work work, ObjectNode intent, ObjectNode method, Form form) {
    boolean offSession = form.flag("off_session");
    intent.putNull("last_payment_error");
    intent.put("_off_session", offSession);
    switch (PaymentMethods.card(method).verdict()) {
      case TestCard.Approves _ -> approve(work, intent, method);
      case TestCard.Declines decline -> throw decline(work, intent, method, decline);
      case TestCard.DeclinesCharges later -> throw decline(work, intent, method, later.decline());
      case TestCard.Authenticates(boolean always) -> {
        if (!always && method.path("_set_up").asBoolean()) {
          approve(work, intent, method);
        } else if (offSession || form.flag("error_on_requires_action")) {
          throw decline(work, intent, method, AUTHENTICATION_REQUIRED);
        } else {
          challenge(work, intent, form.text("return_url").orElse(""));
        }
      }
    }
  }

  /// The card holder approved or refused the payment in the browser.
  void authenticate(Work work, ObjectNode intent, boolean success) {
    ObjectNode method =
        work.get("payment_method", intent.path("payment_method").asText(), "payment_method");
    intent.putNull("next_action");
    if (success) {
      approve(work, intent, method);
    } else {
      fail(work, intent, StripeError.card(AUTHENTICATION_FAILED).with("payment_method", method));
    }
  }

  private void approve(Work work, ObjectNode intent, ObjectNode method) {
    long amount = intent.path("amount").asLong();
    ObjectNode charge =
        charges.approved(work, intent, method, intent.path("_off_session").asBoolean());
    intent.set("latest_charge", charge.get("id"));
    keepForLater(work, intent, method);
    if (charge.path("captured").asBoolean()) {
      intent.put("status", "succeeded").put("amount_received", amount);
      work.announce("payment_intent.succeeded", intent);
    } else {
      intent.put("status", "requires_capture").put("amount_capturable", amount);
      work.announce("payment_intent.amount_capturable_updated", intent);
    }
  }

  /// `setup_future_usage` attaches the method to the customer; without a customer it cannot be used
  /// again.
  private static void keepForLater(Work work, ObjectNode intent, ObjectNode method) {
    boolean later = !intent.path("setup_future_usage").isNull();
    if (later && intent.path("setup_future_usage").asText().equals("off_session")) {
      method.put("_set_up", true);
    }
    if (method.path("customer").isNull() && later && !intent.path("customer").isNull()) {
      method.set("customer", intent.get("customer"));
      work.announce("payment_method.attached", method);
    } else {
      method.put("_spent", true);
      work.put(method);
    }
  }

  private StripeError decline(
      Work work, ObjectNode intent, ObjectNode method, TestCard.Declines decline) {
    ObjectNode charge = charges.declined(work, intent, method, decline);
    intent.set("latest_charge", charge.get("id"));
    StripeError error =
        StripeError.card(decline)
            .with("charge", charge.path("id").asText())
            .with("payment_method", method);
    fail(work, intent, error);
    return error.with("payment_intent", intent);
  }

  private static void fail(Work work, ObjectNode intent, StripeError error) {
    intent.put("status", "requires_payment_method").putNull("payment_method");
    intent.set("last_payment_error", error.error());
    work.announce("payment_intent.payment_failed", intent);
  }

  private void challenge(Work work, ObjectNode intent, String returnUrl) {
    intent.put("status", "requires_action");
    intent.set("next_action", nextAction(intent.path("id").asText(), returnUrl));
    work.announce("payment_intent.requires_action", intent);
  }

  /// Where the card holder approves: the sandbox's own page, as a redirect or for Stripe.js.
  ObjectNode nextAction(String intent, String returnUrl) {
    String page = base.get() + "/sandbox/authenticate/" + intent;
    ObjectNode action = Json.object();
    if (returnUrl.isEmpty()) {
      action.put("type", "use_stripe_sdk");
      action
          .putObject("use_stripe_sdk")
          .put("type", "three_d_secure_redirect")
          .put("stripe_js", page);
    } else {
      String url = page + "?return_url=" + URLEncoder.encode(returnUrl, StandardCharsets.UTF_8);
      action.put("type", "redirect_to_url");
      action.putObject("redirect_to_url").put("return_url", returnUrl).put("url", url);
    }
    return action;
  }
}
