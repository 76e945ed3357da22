package callmeback.sandbox.phone;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a telephone does when it rings, and what is said into it.
///
/// @param answerAfter how long it rings before it is picked up, if it is
/// @param hangUp whether it hangs up after the script, once the other side has replied to it
/// @param lineType what its number is looked up as; what its digits tell if absent
record Behaviour(
    Manner manner,
    Duration answerAfter,
    List<Step> script,
    boolean hangUp,
    Optional<LineType> lineType) {

  static final Duration USUAL_DELAY = Duration.ofMillis(800);

  /// Picks up after a moment and listens.
  static final Behaviour USUAL =
      new Behaviour(Manner.ANSWER, USUAL_DELAY, List.of(), false, Optional.empty());

  /// How a telephone takes a call.
  enum Manner {
    ANSWER,
    BUSY,
    NO_ANSWER,
    VOICEMAIL,
    REFUSE,
    MANUAL;

    static Optional<Manner> of(String wire) {
      return Arrays.stream(values()).filter(manner -> manner.wire().equals(wire)).findFirst();
    }

    String wire() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// One line of a script.
  sealed interface Step {

    /// Speaks when the other side has finished.
    record Say(String text) implements Step {}

    /// Speaks so long after the other side began, while it speaks.
    record Interrupt(String text, Duration after) implements Step {}

    /// Does nothing for a while.
    record Wait(Duration length) implements Step {}

    /// Presses keys.
    record Dtmf(String digits) implements Step {}

    /// Hangs up at once.
    record HangUp() implements Step {}
  }

  Behaviour {
    script = List.copyOf(script);
  }

  boolean picksUp() {
    return switch (manner) {
      case ANSWER, VOICEMAIL -> true;
      case BUSY, NO_ANSWER, REFUSE, MANUAL -> false;
    };
  }
}
