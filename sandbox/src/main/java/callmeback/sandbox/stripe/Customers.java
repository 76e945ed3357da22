package callmeback.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// `/v1/customers`
final class Customers {
  private static final String[] TEXTS = {"description", "email", "name", "phone"};
  private static final String[] KNOWN = {
    "description",
    "email",
    "name",
    "phone",
    "metadata",
    "payment_method",
    "invoice_settings",
    "address"
  };

  private final PaymentMethods methods;

  Customers(PaymentMethods methods) {
    this.methods = methods;
  }

  ObjectNode create(Call call) {
    Form form = call.form().only(KNOWN);
    ObjectNode customer = call.work().create("customer", "cus_");
    describe(form, customer);
    call.work().announce("customer.created", customer);
    form.text("payment_method").ifPresent(id -> methods.attach(call.work(), id, customer));
    settle(call.work(), form, customer);
    return customer;
  }

  ObjectNode retrieve(Call call) {
    call.form().only();
    return call.work()
        .find("customer", call.id())
        .map(Customers::presence)
        .orElseThrow(() -> StripeError.missing("customer", "id", call.id()));
  }

  ObjectNode update(Call call) {
    Form form = call.form().only(KNOWN);
    ObjectNode customer = call.work().get("customer", call.id(), "id");
    describe(form, customer);
    settle(call.work(), form, customer);
    call.work().announce("customer.updated", customer);
    return customer;
  }

  ObjectNode delete(Call call) {
    ObjectNode customer = call.work().get("customer", call.id(), "id");
    call.work()
        .all("payment_method", method -> method.path("customer").asText().equals(call.id()))
        .forEach(method -> methods.detach(call.work(), method));
    call.work().announce("customer.deleted", customer);
    customer.put("deleted", true);
    return presence(customer);
  }

  ObjectNode list(Call call) {
    Form form = call.form().only("limit", "starting_after", "ending_before", "created", "email");
    String email = form.text("email").orElse("");
    return Pages.page(
        call,
        "customer",
        "/v1/customers",
        customer -> email.isEmpty() || customer.path("email").asText().equals(email));
  }

  private static ObjectNode presence(ObjectNode customer) {
    if (!customer.path("deleted").asBoolean()) {
      return customer;
    }
    return Json.object()
        .put("id", customer.path("id").asText())
        .put("object", "customer")
        .put("deleted", true);
  }

  private static void describe(Form form, ObjectNode customer) {
    form.copy(customer, TEXTS);
    form.metadata(customer);
    if (form.has("address")) {
      ObjectNode address = customer.putObject("address");
      for (String line :
          new String[] {"city", "country", "line1", "line2", "postal_code", "state"}) {
        address.put(line, form.nested("address").text(line).orElse(null));
      }
    }
  }

  private static void settle(Work work, Form form, ObjectNode customer) {
    Form settings = form.nested("invoice_settings").only("default_payment_method");
    ObjectNode target = customer.withObject("/invoice_settings");
    if (settings.unsets("default_payment_method")) {
      target.putNull("default_payment_method");
    } else {
      settings.text("default_payment_method").ifPresent(id -> prefer(work, customer, target, id));
    }
    work.put(customer);
  }

  private static void prefer(Work work, ObjectNode customer, ObjectNode settings, String id) {
    boolean attached =
        work.find("payment_method", id)
            .filter(method -> method.path("customer").equals(customer.path("id")))
            .isPresent();
    if (!attached) {
      throw StripeError.invalid(
          "resource_missing",
          "invoice_settings[default_payment_method]",
          "The customer does not have a payment method with the ID "
              + id
              + ". The payment method must be attached to the customer.");
    }
    settings.put("default_payment_method", id);
  }
}
