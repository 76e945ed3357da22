package callmeback.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// `/v1/refunds`: giving captured money back.
final class Refunds {

  ObjectNode create(Call call) {
    Form form = call.form().only("amount", "charge", "payment_intent", "metadata", "reason");
    ObjectNode charge = charge(call.work(), form);
    if (!charge.path("captured").asBoolean()) {
      throw StripeError.refused(
          "charge",
          "This charge has not been captured; cancel its PaymentIntent to release the hold.");
    }
    long given = charge.path("_refunded").asLong();
    long left = charge.path("amount_captured").asLong() - given;
    if (left == 0) {
      throw StripeError.invalid(
          "charge_already_refunded",
          "charge",
          "Charge " + charge.path("id").asText() + " has already been refunded.");
    }
    long amount = form.integer("amount").map(Integer::longValue).orElse(left);
    if (amount > left || amount < 1) {
      throw StripeError.refused(
          "amount",
          "Refund amount ("
              + amount
              + ") is greater than unrefunded amount on charge ("
              + left
              + ")");
    }
    return refund(call.work(), form, charge, amount);
  }

  private static ObjectNode refund(Work work, Form form, ObjectNode charge, long amount) {
    ObjectNode refund = work.create("refund", "re_3").put("amount", amount);
    form.oneOf("reason", "duplicate", "fraudulent", "requested_by_customer")
        .ifPresent(reason -> refund.put("reason", reason));
    refund.set("charge", charge.get("id"));
    for (String field : new String[] {"currency", "payment_intent", "payment_method", "customer"}) {
      refund.set(field, charge.get(field));
    }
    form.metadata(refund);
    long given = charge.path("_refunded").asLong() + amount;
    charge.put("_refunded", given);
    charge.put("amount_refunded", charge.path("amount_refunded").asLong() + amount);
    charge.put("refunded", given == charge.path("amount_captured").asLong());
    work.announce("refund.created", refund);
    work.announce("charge.refunded", charge);
    return refund;
  }

  ObjectNode retrieve(Call call) {
    call.form().only();
    return call.work().get("refund", call.id(), "refund");
  }

  private static ObjectNode charge(Work work, Form form) {
    if (form.has("charge")) {
      return work.get("charge", form.required("charge"), "charge");
    }
    ObjectNode intent =
        work.get("payment_intent", form.required("payment_intent"), "payment_intent");
    if (intent.path("latest_charge").isNull()) {
      throw StripeError.refused(
          "payment_intent",
          "This PaymentIntent ("
              + intent.path("id").asText()
              + ") does not have a successful charge to refund.");
    }
    return work.get("charge", intent.path("latest_charge").asText(), "charge");
  }
}
