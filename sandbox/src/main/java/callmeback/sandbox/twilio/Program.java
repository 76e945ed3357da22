package callmeback.sandbox.twilio;

import java.util.Optional;

/// Where a call's instructions come from.
sealed interface Program {

  /// A document given with the request.
  record Inline(String twiml) implements Program {}

  /// A document to be fetched, and where to turn when that fails.
  record Fetched(Target answer, Optional<Target> fallback) implements Program {}

  /// Reads `Url`, `Method`, `FallbackUrl`, `FallbackMethod` and `Twiml`; `Url` wins over `Twiml`.
  ///
  /// Source: twilio.com/docs/voice/api/call-resource (Twiml: at most 4000 characters).
  static Optional<Program> of(Form form) {
    var url = form.first("Url");
    if (url.isPresent()) {
      var answer = Target.of(url.get(), form.first("Method").orElse("POST"));
      var fallback =
          form.first("FallbackUrl")
              .map(at -> Target.of(at, form.first("FallbackMethod").orElse("POST")));
      return Optional.of(new Fetched(answer, fallback));
    }
    return form.first("Twiml").map(Program::inline);
  }

  private static Program inline(String twiml) {
    if (twiml.length() > 4000) {
      throw TwilioError.badRequest(21218, "Twiml is longer than 4000 characters");
    }
    return new Inline(twiml);
  }
}
