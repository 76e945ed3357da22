package callmeback.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/// `/v1/charges`: each attempt to take money, and how long a hold lasts.
final class Charges {
  /// How long a hold lasts. Source: docs.stripe.com/payments/place-a-hold-on-a-payment-method.
  private static final Duration HOLD = Duration.ofDays(7);

  private static final Duration VISA_OFF_SESSION_HOLD = Duration.ofDays(4).plusHours(18);

  ObjectNode retrieve(Call call) {
    call.form().only();
    return call.work().get("charge", call.id(), "charge");
  }

  ObjectNode list(Call call) {
    Form form =
        call.form()
            .only(
                "payment_intent",
                "customer",
                "limit",
                "starting_after",
                "ending_before",
                "created");
    String intent = form.text("payment_intent").orElse("");
    String customer = form.text("customer").orElse("");
    return Pages.page(
        call,
        "charge",
        "/v1/charges",
        charge ->
            (intent.isEmpty() || charge.path("payment_intent").asText().equals(intent))
                && (customer.isEmpty() || charge.path("customer").asText().equals(customer)));
  }

  /// A charge that the bank approved: a hold if the intent is captured by hand, money taken if not.
  ObjectNode approved(Work work, ObjectNode intent, ObjectNode method, boolean offSession) {
    ObjectNode charge = attempt(work, intent, method);
    boolean manual = intent.path("capture_method").asText().equals("manual");
    if (manual) {
      Duration hold =
          offSession && PaymentMethods.card(method).brand().equals("visa")
              ? VISA_OFF_SESSION_HOLD
              : HOLD;
      charge
          .withObject("/payment_method_details/card")
          .put("capture_before", work.now() + hold.toSeconds());
    } else {
      charge.put("captured", true).put("amount_captured", intent.path("amount").asLong());
    }
    work.announce("charge.succeeded", charge);
    return charge;
  }

  ObjectNode declined(Work work, ObjectNode intent, ObjectNode method, TestCard.Declines decline) {
    ObjectNode charge = attempt(work, intent, method).put("paid", false).put("status", "failed");
    charge.put("failure_code", decline.code()).put("failure_message", decline.message());
    charge
        .withObject("/outcome")
        .put("network_status", "declined_by_network")
        .put("reason", decline.declineCode())
        .put(
            "seller_message", "The bank returned the decline code `" + decline.declineCode() + "`.")
        .put("type", "issuer_declined");
    work.announce("charge.failed", charge);
    return charge;
  }

  private static ObjectNode attempt(Work work, ObjectNode intent, ObjectNode method) {
    ObjectNode charge = work.create("charge", "ch_3");
    for (String field :
        new String[] {"amount", "currency", "customer", "description", "receipt_email"}) {
      charge.set(field, intent.get(field));
    }
    charge.set("metadata", intent.path("metadata").deepCopy());
    charge.set("payment_intent", intent.get("id"));
    charge.set("payment_method", method.get("id"));
    charge.set("billing_details", method.path("billing_details").deepCopy());
    ObjectNode card = charge.withObject("/payment_method_details/card");
    for (String field : new String[] {"brand", "exp_month", "exp_year", "fingerprint", "last4"}) {
      card.set(field, method.path("card").get(field));
    }
    card.set("checks", method.path("card").path("checks").deepCopy());
    card.set("network", method.path("card").get("brand"));
    card.set("amount_authorized", intent.get("amount"));
    card.withObject("/overcapture").set("maximum_amount_capturable", intent.get("amount"));
    return charge;
  }
}
