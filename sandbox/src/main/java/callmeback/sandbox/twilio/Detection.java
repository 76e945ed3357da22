package callmeback.sandbox.twilio;

import java.util.Optional;

/// Whether and how Twilio is to find out who or what picked up.
sealed interface Detection {

  /// Nobody asked.
  record None() implements Detection {}

  /// The call waits for the result before its instructions run.
  record Blocking() implements Detection {}

  /// The call goes on; the result is posted.
  record Async(Optional<Target> callback) implements Detection {}

  static Detection of(Form form) {
    var wanted = form.first("MachineDetection");
    if (wanted.isEmpty()) {
      return new None();
    }
    if (!wanted.get().equals("Enable") && !wanted.get().equals("DetectMessageEnd")) {
      throw TwilioError.badRequest(20001, "MachineDetection must be Enable or DetectMessageEnd");
    }
    if (!form.first("AsyncAmd").orElse("false").equals("true")) {
      return new Blocking();
    }
    var method = form.first("AsyncAmdStatusCallbackMethod").orElse("POST");
    return new Async(form.first("AsyncAmdStatusCallback").map(url -> Target.of(url, method)));
  }
}
