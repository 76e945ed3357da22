package callmeback.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;

/// `/v1/payment_methods`: cards, by Stripe's test ids and numbers.
final class PaymentMethods {
  private static final String SPENT =
      "The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, or was"
          + " detached from a Customer. It may not be used again.";

  ObjectNode create(Call call) {
    Form form = call.form().only("type", "card", "billing_details", "metadata", "allow_redisplay");
    form.required("type");
    form.oneOf("type", "card");
    Form card = form.nested("card").only("number", "exp_month", "exp_year", "cvc", "token");
    ObjectNode method = fresh(call.work(), card.has("token") ? byToken(card) : byNumber(card));
    card.integer("exp_month")
        .ifPresent(month -> method.withObject("/card").put("exp_month", month));
    card.integer("exp_year").ifPresent(year -> method.withObject("/card").put("exp_year", year));
    describe(form, method);
    call.work().put(method);
    return method;
  }

  ObjectNode retrieve(Call call) {
    call.form().only();
    return use(call.work(), call.id(), "payment_method");
  }

  ObjectNode update(Call call) {
    Form form = call.form().only("billing_details", "metadata", "allow_redisplay");
    ObjectNode method = call.work().get("payment_method", call.id(), "payment_method");
    describe(form, method);
    call.work().announce("payment_method.updated", method);
    return method;
  }

  ObjectNode attach(Call call) {
    String customer = call.form().only("customer").required("customer");
    return attach(call.work(), call.id(), call.work().get("customer", customer, "customer"));
  }

  /// Attaches a method, or a new one made from a test id, to the customer; a card that declines is
  /// refused with 402.
  ObjectNode attach(Work work, String id, ObjectNode customer) {
    ObjectNode method = use(work, id, "payment_method");
    refuseSpent(method);
    if (!method.path("customer").isNull()) {
      throw StripeError.refused(
          "payment_method",
          "The payment method you provided has already been attached to a customer.");
    }
    if (card(method).verdict() instanceof TestCard.Declines decline) {
      throw StripeError.card(decline);
    }
    method.set("customer", customer.get("id"));
    method.withObject("/card/checks").put("cvc_check", "pass");
    work.announce("payment_method.attached", method);
    return method;
  }

  ObjectNode detach(Call call) {
    call.form().only();
    ObjectNode method = call.work().get("payment_method", call.id(), "payment_method");
    if (method.path("customer").isNull()) {
      throw StripeError.refused(
          "payment_method",
          "The payment method you provided is not attached to a customer so detachment is impossible.");
    }
    detach(call.work(), method);
    return method;
  }

  void detach(Work work, ObjectNode method) {
    work.find("customer", method.path("customer").asText())
        .ifPresent(customer -> {
          ObjectNode settings = customer.withObject("/invoice_settings");
          if (settings.path("default_payment_method").equals(method.get("id"))) {
            settings.putNull("default_payment_method");
            work.put(customer);
          }
        });
    method.putNull("customer");
    method.put("_spent", true);
    work.announce("payment_method.detached", method);
  }

  /// `GET /v1/payment_methods?customer=` and `GET /v1/customers/{id}/payment_methods`.
  ObjectNode list(Call call) {
    Form form =
        call.form()
            .only(
                "customer", "type", "limit", "starting_after", "ending_before", "allow_redisplay");
    form.oneOf("type", "card");
    String customer = call.id().isEmpty() ? form.required("customer") : call.id();
    call.work().get("customer", customer, "customer");
    String url =
        call.id().isEmpty()
            ? "/v1/payment_methods"
            : "/v1/customers/" + customer + "/payment_methods";
    return Pages.page(
        call, "payment_method", url, method -> method.path("customer").asText().equals(customer));
  }

  /// The method with that id; a test id such as `pm_card_visa` gives a new one each time, as at
  /// Stripe.
  ObjectNode use(Work work, String id, String param) {
    return TestCard.ofTestId(id)
        .map(card -> fresh(work, card))
        .orElseGet(() -> work.get("payment_method", id, param));
  }

  void refuseSpent(ObjectNode method) {
    if (method.path("_spent").asBoolean() && method.path("customer").isNull()) {
      throw StripeError.refused("payment_method", SPENT);
    }
  }

  static TestCard card(ObjectNode method) {
    return TestCard.valueOf(method.path("_card").asText());
  }

  private static ObjectNode fresh(Work work, TestCard card) {
    ObjectNode method = work.create("payment_method", "pm_1");
    ObjectNode details = method.withObject("/card");
    details
        .put("brand", card.brand())
        .put("display_brand", card.brand())
        .put("last4", card.last4());
    details.put("fingerprint", fingerprint(card));
    int year = Instant.ofEpochSecond(work.now()).atOffset(ZoneOffset.UTC).getYear();
    details.put("exp_year", year + 3);
    details.withObject("/networks").withArray("available").add(card.brand());
    method.put("_card", card.name());
    work.put(method);
    return method;
  }

  /// The same for every method of the same card, and only for them.
  private static String fingerprint(TestCard card) {
    return new Ids(Long.parseLong(card.number())).next("", 16);
  }

  private static TestCard byToken(Form card) {
    String token = card.required("token");
    return TestCard.ofTestId(token)
        .orElseThrow(() -> StripeError.missing("token", "card[token]", token));
  }

  private static TestCard byNumber(Form card) {
    String number = card.required("number").replace(" ", "");
    card.required("exp_month");
    card.required("exp_year");
    return TestCard.ofNumber(number)
        .orElseThrow(() ->
            StripeError.card(
                new TestCard.Declines(
                    "incorrect_number", "incorrect_number", "Your card number is incorrect.")));
  }

  private static void describe(Form form, ObjectNode method) {
    form.metadata(method);
    form.copy(method, "allow_redisplay");
    Form billing = form.nested("billing_details").only("address", "email", "name", "phone");
    billing.copy(method.withObject("/billing_details"), "email", "name", "phone");
    billing
        .nested("address")
        .only("city", "country", "line1", "line2", "postal_code", "state")
        .copy(
            method.withObject("/billing_details/address"),
            "city",
            "country",
            "line1",
            "line2",
            "postal_code",
            "state");
  }
}
