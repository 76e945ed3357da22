package callmeback.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// `/v1/disputes`: a card's bank wants captured money back, and decides by the evidence.
final class Disputes {

  /// The card for disputes starts one as soon as its money is taken. Source:
  /// docs.stripe.com/testing#disputes.
  static void afterCapture(Work work, ObjectNode charge) {
    var method = work.find("payment_method", charge.path("payment_method").asText());
    if (method.map(PaymentMethods::card).filter(TestCard.CREATE_DISPUTE::equals).isEmpty()) {
      return;
    }
    open(work, charge);
  }

  private static ObjectNode open(Work work, ObjectNode charge) {
    ObjectNode dispute = work.create("dispute", "du_1").put("status", "needs_response");
    dispute.put(
        "amount", charge.path("amount_captured").asLong() - charge.path("_refunded").asLong());
    dispute.set("currency", charge.get("currency"));
    dispute.set("charge", charge.get("id"));
    dispute.set("payment_intent", charge.get("payment_intent"));
    work.put(charge.put("disputed", true));
    work.announce("charge.dispute.created", dispute);
    return dispute;
  }

  /// A dispute of what a PaymentIntent captured, which nobody has disputed yet.
  ObjectNode open(Call call) {
    ObjectNode intent = call.work().get("payment_intent", call.id(), "intent");
    ObjectNode charge =
        call.work().find("charge", intent.path("latest_charge").asText()).orElseGet(Json::object);
    if (charge.path("amount_captured").asLong() <= charge.path("_refunded").asLong()) {
      throw StripeError.unexpectedState(intent, "There is no captured money to dispute.");
    }
    if (charge.path("disputed").asBoolean()) {
      throw StripeError.unexpectedState(intent, "This payment has been disputed already.");
    }
    return open(call.work(), charge);
  }

  /// @param won by the account, and not by the card holder
  ObjectNode close(Call call, boolean won) {
    ObjectNode dispute = call.work().get("dispute", call.id(), "dispute");
    if (!dispute.path("status").asText().equals("needs_response")) {
      throw StripeError.unexpectedState(dispute, "This dispute is closed.");
    }
    dispute.put("status", won ? "won" : "lost");
    call.work().announce("charge.dispute.closed", dispute);
    return dispute;
  }

  ObjectNode list(Call call) {
    Form form =
        call.form()
            .only(
                "charge", "payment_intent", "limit", "starting_after", "ending_before", "created");
    String charge = form.text("charge").orElse("");
    String intent = form.text("payment_intent").orElse("");
    return Pages.page(
        call,
        "dispute",
        "/v1/disputes",
        dispute ->
            (charge.isEmpty() || dispute.path("charge").asText().equals(charge))
                && (intent.isEmpty() || dispute.path("payment_intent").asText().equals(intent)));
  }

  ObjectNode retrieve(Call call) {
    call.form().only();
    return call.work().get("dispute", call.id(), "dispute");
  }

  /// The words `winning_evidence` and `losing_evidence` decide at once, as at Stripe.
  ObjectNode update(Call call) {
    Form form = call.form().only("evidence", "submit", "metadata");
    ObjectNode dispute = call.work().get("dispute", call.id(), "dispute");
    String text = form.nested("evidence").text("uncategorized_text").orElse("");
    if (text.equals("winning_evidence") || text.equals("losing_evidence")) {
      dispute.put("status", text.equals("winning_evidence") ? "won" : "lost");
      call.work().announce("charge.dispute.closed", dispute);
    }
    return dispute;
  }
}
