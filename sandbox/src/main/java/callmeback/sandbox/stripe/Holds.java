package callmeback.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a hold ends: captured, cancelled, or expired.
final class Holds {
  private static final String CANCELABLE =
      "requires_payment_method, requires_capture, requires_reauthorization, requires_confirmation, requires_action";

  ObjectNode capture(Call call) {
    Form form =
        call.form()
            .only(
                "amount_to_capture",
                "final_capture",
                "metadata",
                "statement_descriptor",
                "statement_descriptor_suffix");
    ObjectNode intent = call.work().get("payment_intent", call.id(), "intent");
    String status = intent.path("status").asText();
    if (!status.equals("requires_capture")) {
      throw StripeError.unexpectedState(intent, whyNotCaptured(status));
    }
    long held = intent.path("amount_capturable").asLong();
    long amount = form.integer("amount_to_capture").map(Integer::longValue).orElse(held);
    requireCapturable(amount, held);
    form.metadata(intent);
    ObjectNode charge = charge(call.work(), intent);
    charge
        .put("captured", true)
        .put("amount_captured", amount)
        .put("amount_refunded", held - amount);
    call.work().announce("charge.captured", charge);
    intent.put("status", "succeeded").put("amount_received", amount).put("amount_capturable", 0);
    call.work().announce("payment_intent.succeeded", intent);
    Disputes.afterCapture(call.work(), charge);
    return intent;
  }

  private static String whyNotCaptured(String status) {
    return status.equals("succeeded")
        ? "This PaymentIntent could not be captured because it has already been captured."
        : "This PaymentIntent could not be captured because it has a status of "
            + status
            + ". Only a PaymentIntent with one of the following statuses may be captured: requires_capture.";
  }

  private static void requireCapturable(long amount, long held) {
    if (amount > held) {
      throw StripeError.invalid(
          "amount_too_large",
          "amount_to_capture",
          "The payment could not be captured because the requested capture amount is greater than the amount you"
              + " can capture for this charge.");
    }
    if (amount < 1) {
      throw StripeError.invalid(
          "parameter_invalid_integer",
          "amount_to_capture",
          "This value must be greater than or equal to 1.");
    }
  }

  ObjectNode cancel(Call call) {
    Form form = call.form().only("cancellation_reason");
    @Nullable String reason =
        form.oneOf(
                "cancellation_reason",
                "duplicate",
                "fraudulent",
                "requested_by_customer",
                "abandoned")
            .orElse(null);
    ObjectNode intent = call.work().get("payment_intent", call.id(), "intent");
    String status = intent.path("status").asText();
    if (List.of("succeeded", "canceled", "processing").contains(status)) {
      throw StripeError.unexpectedState(
          intent,
          "You cannot cancel this PaymentIntent because it has a status of "
              + status
              + ". Only a PaymentIntent with one of the following statuses may be canceled: "
              + CANCELABLE
              + ".");
    }
    if (status.equals("requires_capture")) {
      call.work().announce("charge.refunded", released(charge(call.work(), intent)));
    }
    close(call.work(), intent, reason);
    return intent;
  }

  /// Ends every hold whose time is over.
  void expire(Work work) {
    work.all("payment_intent", intent -> intent.path("status").asText().equals("requires_capture"))
        .forEach(intent -> expire(work, intent));
  }

  private static void expire(Work work, ObjectNode intent) {
    ObjectNode charge = charge(work, intent);
    long end = charge.path("payment_method_details").path("card").path("capture_before").asLong();
    if (work.now() >= end) {
      work.announce("charge.expired", released(charge));
      close(work, intent, "automatic");
    }
  }

  private static ObjectNode charge(Work work, ObjectNode intent) {
    return work.get("charge", intent.path("latest_charge").asText(), "charge");
  }

  private static ObjectNode released(ObjectNode charge) {
    return charge.put("refunded", true).put("amount_refunded", charge.path("amount").asLong());
  }

  private static void close(Work work, ObjectNode intent, @Nullable String reason) {
    intent.put("status", "canceled").put("canceled_at", work.now()).put("amount_capturable", 0);
    intent.put("cancellation_reason", reason).putNull("next_action");
    work.announce("payment_intent.canceled", intent);
  }
}
