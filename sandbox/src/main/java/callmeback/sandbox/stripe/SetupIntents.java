package callmeback.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// `/v1/setup_intents`: saving a card for later, with its holder's approval.
final class SetupIntents {
  private static final TestCard.Declines AUTHENTICATION_FAILED =
      new TestCard.Declines(
          "setup_intent_authentication_failure",
          "authentication_not_handled",
          "The latest attempt to set up the payment method has failed because authentication failed.");

  private static final String MISSING_METHOD =
      "You cannot confirm this SetupIntent because it's missing a payment method. You can either update the"
          + " SetupIntent with a payment method and then confirm it again, or confirm it again directly with a payment"
          + " method or ConfirmationToken.";

  private final PaymentMethods methods;
  private final Confirmation confirmation;

  SetupIntents(PaymentMethods methods, Confirmation confirmation) {
    this.methods = methods;
    this.confirmation = confirmation;
  }

  ObjectNode create(Call call) {
    Form form =
        call.form()
            .only(
                "automatic_payment_methods",
                "confirm",
                "customer",
                "description",
                "metadata",
                "payment_method",
                "payment_method_options",
                "payment_method_types",
                "return_url",
                "usage",
                "use_stripe_sdk");
    ObjectNode intent = call.work().create("setup_intent", "seti_1");
    intent.put("client_secret", call.work().secret(intent.path("id").asText()));
    form.oneOf("usage", "on_session", "off_session").ifPresent(usage -> intent.put("usage", usage));
    form.copy(intent, "description");
    form.metadata(intent);
    form.text("customer")
        .ifPresent(
            id -> intent.set("customer", call.work().get("customer", id, "customer").get("id")));
    takeMethod(call.work(), form, intent);
    call.work().announce("setup_intent.created", intent);
    if (form.flag("confirm")) {
      confirm(call.work(), form, intent);
    }
    return intent;
  }

  ObjectNode retrieve(Call call) {
    call.form().only("client_secret");
    return call.work().get("setup_intent", call.id(), "intent");
  }

  ObjectNode confirm(Call call) {
    Form form =
        call.form()
            .only("payment_method", "payment_method_options", "return_url", "use_stripe_sdk");
    ObjectNode intent = call.work().get("setup_intent", call.id(), "intent");
    requireOpen(intent, "confirm");
    takeMethod(call.work(), form, intent);
    confirm(call.work(), form, intent);
    return intent;
  }

  ObjectNode cancel(Call call) {
    Form form = call.form().only("cancellation_reason");
    ObjectNode intent = call.work().get("setup_intent", call.id(), "intent");
    requireOpen(intent, "cancel");
    form.oneOf("cancellation_reason", "abandoned", "requested_by_customer", "duplicate")
        .ifPresent(reason -> intent.put("cancellation_reason", reason));
    intent.put("status", "canceled").putNull("next_action");
    call.work().announce("setup_intent.canceled", intent);
    return intent;
  }

  /// The card holder approved or refused in the browser.
  void authenticate(Work work, ObjectNode intent, boolean success) {
    ObjectNode method =
        work.get("payment_method", intent.path("payment_method").asText(), "payment_method");
    intent.putNull("next_action");
    if (success) {
      succeed(work, intent, method);
    } else {
      fail(work, intent, StripeError.card(AUTHENTICATION_FAILED).with("payment_method", method));
    }
  }

  private static void requireOpen(ObjectNode intent, String verb) {
    String status = intent.path("status").asText();
    if (List.of("succeeded", "canceled").contains(status)) {
      throw StripeError.unexpectedState(
          intent,
          "You cannot " + verb + " this SetupIntent because it has a status of " + status + ".");
    }
  }

  private void takeMethod(Work work, Form form, ObjectNode intent) {
    form.text("payment_method")
        .ifPresent(id -> {
          ObjectNode method = methods.use(work, id, "payment_method");
          methods.refuseSpent(method);
          intent.set("payment_method", method.get("id"));
          intent.put("status", "requires_confirmation");
        });
  }

  private void confirm(Work work, Form form, ObjectNode intent) {
    if (intent.path("payment_method").isNull()) {
      throw StripeError.unexpectedState(intent, MISSING_METHOD);
    }
    ObjectNode method =
        work.get("payment_method", intent.path("payment_method").asText(), "payment_method");
    intent.putNull("last_setup_error");
    switch (PaymentMethods.card(method).verdict()) {
      case TestCard.Approves _ -> succeed(work, intent, method);
      case TestCard.DeclinesCharges _ -> succeed(work, intent, method);
      case TestCard.Declines decline -> {
        StripeError error = StripeError.card(decline).with("payment_method", method);
        fail(work, intent, error);
        throw error.with("setup_intent", intent);
      }
      case TestCard.Authenticates _ -> {
        String returnUrl = form.text("return_url").orElse("");
        intent.put("status", "requires_action");
        intent.set("next_action", confirmation.nextAction(intent.path("id").asText(), returnUrl));
        work.announce("setup_intent.requires_action", intent);
      }
    }
  }

  private void succeed(Work work, ObjectNode intent, ObjectNode method) {
    intent.put("status", "succeeded");
    method.put("_set_up", intent.path("usage").asText().equals("off_session"));
    work.put(method);
    if (method.path("customer").isNull() && !intent.path("customer").isNull()) {
      String customer = intent.path("customer").asText();
      methods.attach(work, method.path("id").asText(), work.get("customer", customer, "customer"));
    }
    work.announce("setup_intent.succeeded", intent);
  }

  private static void fail(Work work, ObjectNode intent, StripeError error) {
    intent.put("status", "requires_payment_method").putNull("payment_method");
    intent.set("last_setup_error", error.error());
    work.announce("setup_intent.setup_failed", intent);
  }
}
