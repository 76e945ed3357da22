package callmeback.sandbox.twilio;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/// One instruction of a TwiML document.
sealed interface Verb {

  /// Speaks a text to the telephone.
  record Say(String text) implements Verb {}

  /// Waits in silence.
  record Pause(Duration length) implements Verb {}

  /// Would play a recording; the simulator notes it and goes on.
  record Play(String url) implements Verb {}

  /// Joins the call to a bidirectional media stream until the other side closes it.
  record Connect(URI url, Map<String, String> parameters) implements Verb {
    public Connect {
      parameters = Map.copyOf(parameters);
    }
  }

  /// Goes on with another document, its address relative to the present one.
  record Redirect(String url, String method) implements Verb {}

  /// Ends the call.
  record Hangup() implements Verb {}

  /// Declines the call, which on an answered call ends it.
  record Reject() implements Verb {}
}
