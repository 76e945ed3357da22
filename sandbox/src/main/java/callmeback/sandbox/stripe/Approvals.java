package callmeback.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// The card holder's answer to a 3-D Secure challenge, given on the sandbox's page instead of a
/// bank's.
final class Approvals implements Action {
  private final Confirmation payments;
  private final SetupIntents setups;

  Approvals(Confirmation payments, SetupIntents setups) {
    this.payments = payments;
    this.setups = setups;
  }

  @Override
  public ObjectNode perform(Call call) {
    boolean success = call.form().flag("success");
    Work work = call.work();
    boolean payment = call.id().startsWith("pi_");
    ObjectNode intent = work.get(payment ? "payment_intent" : "setup_intent", call.id(), "intent");
    if (!intent.path("status").asText().equals("requires_action")) {
      throw StripeError.unexpectedState(
          intent, "Nothing is waiting for the card holder's approval.");
    }
    if (payment) {
      payments.authenticate(work, intent, success);
    } else {
      setups.authenticate(work, intent, success);
    }
    return intent;
  }
}
