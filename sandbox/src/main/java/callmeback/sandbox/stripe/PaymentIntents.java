package callmeback.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/// `/v1/payment_intents`: making, changing and confirming them.
final class PaymentIntents {
  /// What may be said when an intent is created.
  private static final String[] CREATION = {
    "amount",
    "currency",
    "automatic_payment_methods",
    "capture_method",
    "confirm",
    "confirmation_method",
    "customer",
    "description",
    "error_on_requires_action",
    "metadata",
    "off_session",
    "payment_method",
    "payment_method_options",
    "payment_method_types",
    "receipt_email",
    "return_url",
    "setup_future_usage",
    "statement_descriptor",
    "statement_descriptor_suffix",
    "use_stripe_sdk"
  };

  /// In cents of the currencies played. Source: docs.stripe.com/currencies.
  private static final int MINIMUM = 50;

  private static final String MISSING_METHOD =
      "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the"
          + " PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a"
          + " payment method or ConfirmationToken.";

  private static final String MISSING_RETURN_URL =
      "This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these"
          + " payment methods might redirect your customer off of your page, you must provide a `return_url`. If you"
          + " don't want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true`"
          + " and `automatic_payment_methods[allow_redirects]` to `never`.";

  private static final Set<String> OPEN =
      Set.of("requires_payment_method", "requires_confirmation", "requires_action");

  private final PaymentMethods methods;
  private final Confirmation confirmation;

  PaymentIntents(PaymentMethods methods, Confirmation confirmation) {
    this.methods = methods;
    this.confirmation = confirmation;
  }

  ObjectNode create(Call call) {
    Form form = call.form().only(CREATION);
    boolean confirm = form.flag("confirm");
    if (form.flag("off_session") && !confirm) {
      throw StripeError.refused(
          "off_session", "off_session can only be set to true when confirm is also true.");
    }
    ObjectNode intent = call.work().create("payment_intent", "pi_3");
    intent.put("client_secret", call.work().secret(intent.path("id").asText()));
    form.required("amount");
    intent.put("currency", form.currency());
    acceptHow(form, intent);
    change(call.work(), form, intent);
    call.work().announce("payment_intent.created", intent);
    if (confirm) {
      confirm(call.work(), form, intent);
    }
    return intent;
  }

  ObjectNode retrieve(Call call) {
    call.form().only("client_secret");
    return intent(call);
  }

  ObjectNode update(Call call) {
    Form form =
        call.form()
            .only(
                "amount",
                "customer",
                "description",
                "metadata",
                "payment_method",
                "receipt_email",
                "setup_future_usage",
                "statement_descriptor",
                "statement_descriptor_suffix");
    ObjectNode intent = intent(call);
    String status = intent.path("status").asText();
    for (String field :
        new String[] {"amount", "customer", "payment_method", "setup_future_usage"}) {
      if (form.has(field) && !OPEN.contains(status)) {
        throw StripeError.unexpectedState(
            intent,
            "This PaymentIntent's "
                + field
                + " could not be updated because it has a status of "
                + status
                + ". You may only update the "
                + field
                + " of a PaymentIntent with one of the following"
                + " statuses: requires_payment_method, requires_confirmation, requires_action.");
      }
    }
    change(call.work(), form, intent);
    call.work().put(intent);
    return intent;
  }

  ObjectNode list(Call call) {
    Form form = call.form().only("customer", "limit", "starting_after", "ending_before", "created");
    String customer = form.text("customer").orElse("");
    return Pages.page(
        call,
        "payment_intent",
        "/v1/payment_intents",
        intent -> customer.isEmpty() || intent.path("customer").asText().equals(customer));
  }

  ObjectNode confirm(Call call) {
    Form form =
        call.form()
            .only(
                "capture_method",
                "error_on_requires_action",
                "off_session",
                "payment_method",
                "payment_method_options",
                "payment_method_types",
                "receipt_email",
                "return_url",
                "setup_future_usage",
                "use_stripe_sdk");
    ObjectNode intent = intent(call);
    String status = intent.path("status").asText();
    if (!OPEN.contains(status)) {
      throw StripeError.unexpectedState(
          intent,
          status.equals("succeeded")
              ? "You cannot confirm this PaymentIntent because it has already succeeded after being previously"
                  + " confirmed."
              : "You cannot confirm this PaymentIntent because it has a status of "
                  + status
                  + ". Only a"
                  + " PaymentIntent with one of the following statuses may be confirmed:"
                  + " requires_confirmation, requires_action.");
    }
    change(call.work(), form, intent);
    confirm(call.work(), form, intent);
    return intent;
  }

  private void confirm(Work work, Form form, ObjectNode intent) {
    if (intent.path("payment_method").isNull()) {
      throw StripeError.unexpectedState(intent, MISSING_METHOD);
    }
    boolean redirects =
        intent.path("automatic_payment_methods").path("allow_redirects").asText().equals("always");
    if (redirects && !form.has("return_url")) {
      throw StripeError.refused("return_url", MISSING_RETURN_URL);
    }
    ObjectNode method =
        work.get("payment_method", intent.path("payment_method").asText(), "payment_method");
    confirmation.confirm(work, intent, method, form);
  }

  private static ObjectNode intent(Call call) {
    return call.work().get("payment_intent", call.id(), "intent");
  }

  /// Cards only if asked for by type; else whatever the account has enabled, which may redirect.
  private static void acceptHow(Form form, ObjectNode intent) {
    Form automatic = form.nested("automatic_payment_methods").only("enabled", "allow_redirects");
    boolean typed = form.has("payment_method_types");
    if (typed && automatic.flag("enabled")) {
      throw StripeError.refused(
          "payment_method_types",
          "You may only specify one of these parameters: automatic_payment_methods, payment_method_types.");
    }
    for (String type : typed ? form.list("payment_method_types") : List.of("card")) {
      if (!type.equals("card")) {
        throw StripeError.refused(
            "payment_method_types", "The payment method type " + type + " is not played here.");
      }
    }
    if (!typed) {
      intent
          .putObject("automatic_payment_methods")
          .put(
              "allow_redirects",
              automatic.oneOf("allow_redirects", "always", "never").orElse("always"))
          .put("enabled", true);
    }
  }

  private void change(Work work, Form form, ObjectNode intent) {
    form.integer("amount").ifPresent(amount -> intent.put("amount", atLeastMinimum(amount)));
    form.oneOf("capture_method", "automatic", "automatic_async", "manual")
        .ifPresent(how -> intent.put("capture_method", how));
    form.oneOf("confirmation_method", "automatic", "manual")
        .ifPresent(how -> intent.put("confirmation_method", how));
    form.oneOf("setup_future_usage", "on_session", "off_session")
        .ifPresent(usage -> intent.put("setup_future_usage", usage));
    form.copy(
        intent,
        "description",
        "receipt_email",
        "statement_descriptor",
        "statement_descriptor_suffix");
    form.metadata(intent);
    form.text("customer")
        .ifPresent(id -> intent.set("customer", work.get("customer", id, "customer").get("id")));
    form.text("payment_method").ifPresent(id -> takeMethod(work, intent, id));
  }

  private static int atLeastMinimum(int amount) {
    if (amount < MINIMUM) {
      throw StripeError.invalid("amount_too_small", "amount", "Amount must be at least $0.50 usd");
    }
    return amount;
  }

  private void takeMethod(Work work, ObjectNode intent, String id) {
    ObjectNode method = methods.use(work, id, "payment_method");
    methods.refuseSpent(method);
    if (!method.path("customer").isNull()
        && !method.path("customer").equals(intent.path("customer"))) {
      throw StripeError.refused(
          "payment_method",
          "The PaymentMethod "
              + id
              + " does not belong to the Customer you supplied. Please supply the Customer"
              + " that the PaymentMethod belongs to.");
    }
    intent.set("payment_method", method.get("id"));
    if (intent.path("status").asText().equals("requires_payment_method")) {
      intent.put("status", "requires_confirmation");
    }
  }
}
