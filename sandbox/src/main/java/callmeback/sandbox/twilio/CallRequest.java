package callmeback.sandbox.twilio;

import java.time.Duration;

/// A call somebody asked for: `POST /Calls.json`, checked.
record CallRequest(
    Parties parties, Program program, Callback callback, Limits limits, Detection detection) {

  /// Who is called, and from which number.
  record Parties(String to, String from) {}

  /// How long it may ring, and how long it may last.
  record Limits(Duration ring, Duration talk) {}

  private static final int RING_DEFAULT = 60;
  private static final int RING_LONGEST = 600;
  private static final int TALK_LONGEST = 4 * 60 * 60;

  /// Refuses what Twilio refuses, with its codes (twilio.com/docs/api/errors).
  static CallRequest of(Form form, TwilioAccount account) {
    var to =
        form.first("To")
            .orElseThrow(() -> TwilioError.badRequest(21201, "No 'To' number is specified"));
    var from =
        form.first("From")
            .orElseThrow(() -> TwilioError.badRequest(21213, "No 'From' number is specified"));
    PhoneNumbers.checkFrom(from, account);
    PhoneNumbers.checkTo(to);
    var program =
        Program.of(form)
            .orElseThrow(() -> TwilioError.badRequest(21205, "Url parameter is required."));
    var ring = seconds(form, "Timeout", RING_DEFAULT, RING_LONGEST);
    var talk = seconds(form, "TimeLimit", TALK_LONGEST, TALK_LONGEST);
    return new CallRequest(
        new Parties(to, from),
        program,
        Callback.of(form),
        new Limits(ring, talk),
        Detection.of(form));
  }

  private static Duration seconds(Form form, String name, int otherwise, int longest) {
    var text = form.first(name).orElse(String.valueOf(otherwise));
    if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < 1) {
      throw TwilioError.badRequest(20001, name + " must be a positive number of seconds");
    }
    return Duration.ofSeconds(Math.min(Integer.parseInt(text), longest));
  }
}
