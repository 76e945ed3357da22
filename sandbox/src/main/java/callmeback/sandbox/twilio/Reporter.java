package callmeback.sandbox.twilio;

import java.time.Instant;

/// Tells the product how one call goes: status callbacks, and who picked up.
///
/// Source of the fields: twilio.com/docs/voice/api/call-resource#statuscallback.
final class Reporter {

  private final Product product;
  private final Callback callback;
  private int sequence;

  Reporter(Product product, Callback callback) {
    this.product = product;
    this.callback = callback;
  }

  /// What every request about a call says of it.
  static Form about(CallRecord call, String accountSid, String status) {
    var form =
        Form.of(
            "CallSid", call.sid(),
            "AccountSid", accountSid,
            "From", call.parties().from(),
            "To", call.parties().to(),
            "Caller", call.parties().from(),
            "Called", call.parties().to(),
            "Direction", "outbound-api",
            "ApiVersion", CallJson.VERSION,
            "CallStatus", status);
    return call.answeredBy().map(party -> form.with("AnsweredBy", party)).orElse(form);
  }

  void initiated(CallRecord call, Instant now) {
    send("initiated", about(call, "initiated"), call, now);
  }

  void ringing(CallRecord call, Instant now) {
    send("ringing", about(call, "ringing"), call, now);
  }

  void answered(CallRecord call, Instant now) {
    send("answered", about(call, "in-progress"), call, now);
  }

  /// `Duration` is in started minutes, `CallDuration` in started seconds.
  void over(CallRecord call, Instant now) {
    var form =
        about(call, call.status().wire())
            .with("CallDuration", String.valueOf(call.seconds()))
            .with("Duration", String.valueOf(Math.ceilDiv(call.seconds(), 60L)))
            .with("SipResponseCode", String.valueOf(call.status().sipCode()));
    send("completed", form, call, now);
  }

  void detected(CallRecord call, Target target, long afterMs) {
    var form =
        Form.of(
            "CallSid", call.sid(),
            "AccountSid", product.account().accountSid(),
            "AnsweredBy", call.answeredBy().orElse("unknown"),
            "MachineDetectionDuration", String.valueOf(afterMs));
    product.report(call.sid() + " detection", target, form);
  }

  private Form about(CallRecord call, String status) {
    return about(call, product.account().accountSid(), status);
  }

  private void send(String event, Form form, CallRecord call, Instant now) {
    if (callback.target().isEmpty() || !callback.events().contains(event)) {
      return;
    }
    var full =
        form.with("CallbackSource", "call-progress-events")
            .with("SequenceNumber", String.valueOf(sequence))
            .with("Timestamp", CallJson.date(now));
    sequence++;
    product.report(call.sid(), callback.target().get(), full);
  }
}
