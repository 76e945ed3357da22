package callmeback.sandbox.twilio;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where to report a call's progress, and which of its events.
record Callback(Optional<Target> target, Set<String> events) {

  private static final Set<String> KNOWN = Set.of("initiated", "ringing", "answered", "completed");

  Callback {
    events = Set.copyOf(events);
  }

  /// Without `StatusCallbackEvent` only `completed` is reported. An unknown event silences all of
  /// them while the call is created all the same, as measured against the live API (21626).
  static Callback of(Form form) {
    if (form.first("StatusCallbackMethod").filter(method -> !method.equals("POST")).isPresent()) {
      throw TwilioError.badRequest(20001, "The sandbox posts its status callbacks");
    }
    var target = form.first("StatusCallback").map(url -> Target.of(url, "POST"));
    var wanted = form.all("StatusCallbackEvent");
    if (wanted.isEmpty()) {
      return new Callback(target, Set.of("completed"));
    }
    return new Callback(target, KNOWN.containsAll(wanted) ? Set.copyOf(wanted) : Set.of());
  }

  /// True if the request named events that do not exist.
  static boolean misnamed(Form form) {
    return !KNOWN.containsAll(List.copyOf(form.all("StatusCallbackEvent")));
  }
}
