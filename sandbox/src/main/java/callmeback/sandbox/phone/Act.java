package callmeback.sandbox.phone;

import callmeback.sandbox.phone.Behaviour.Step;
import callmeback.sandbox.speech.Speech;
import callmeback.sandbox.speech.Timbre;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The smallest things a telephone does in a call: waiting for something, or doing something.
/// Lengths are in ticks of 20 ms.
sealed interface Act {

  int TICK_MS = 20;

  /// Waits until the other side has said something and finished.
  record AfterThem() implements Act {}

  /// Waits until the other side has been speaking for so long, or has finished.
  record WhileTheySpeak(int ticks) implements Act {}

  /// Waits.
  record Pause(int ticks) implements Act {}

  /// Waits until nobody has spoken for so long.
  record Quiet(int ticks) implements Act {}

  /// Speaks.
  record Speak(Line line) implements Act {}

  /// Presses keys.
  record Press(String digits) implements Act {}

  /// Hangs up.
  record HangUp() implements Act {}

  /// What an answered telephone does from the start of the call on.
  static List<Act> of(Behaviour behaviour, Speech speech) {
    return switch (behaviour.manner()) {
      case VOICEMAIL -> voicemail(speech);
      case ANSWER, BUSY, NO_ANSWER, REFUSE, MANUAL -> scripted(behaviour, speech);
    };
  }

  private static List<Act> scripted(Behaviour behaviour, Speech speech) {
    var acts = new ArrayList<Act>();
    for (var step : behaviour.script()) {
      switch (step) {
        case Step.Say(var text) -> {
          acts.add(new AfterThem());
          acts.add(new Speak(Line.of(text, speech)));
        }
        case Step.Interrupt(var text, var after) -> {
          acts.add(new WhileTheySpeak(ticks(after)));
          acts.add(new Speak(Line.of(text, speech)));
        }
        case Step.Wait(var length) -> acts.add(new Pause(ticks(length)));
        case Step.Dtmf(var digits) -> acts.add(new Press(digits));
        case Step.HangUp() -> acts.add(new HangUp());
      }
    }
    if (behaviour.hangUp()) {
      acts.add(new AfterThem());
      acts.add(new HangUp());
    }
    return acts;
  }

  private static List<Act> voicemail(Speech speech) {
    var greeting = "Hello. I cannot take your call. Please leave a message after the tone.";
    return List.of(
        new Speak(Line.of(speech.say(greeting, Timbre.of("voicemail")))),
        new Speak(Line.beep()),
        new Quiet(ticks(Duration.ofSeconds(10))),
        new HangUp());
  }

  static int ticks(Duration length) {
    return Math.toIntExact(length.toMillis() / TICK_MS);
  }
}
