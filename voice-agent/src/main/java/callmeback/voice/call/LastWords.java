package callmeback.voice.call;

import callmeback.voice.call.State.Floor;
import callmeback.voice.speech.SpeechEvent;
import java.time.Instant;

/// The rules for what the caller said last before the line ended: the ears get a moment to
/// understand it, and it is kept.
final class LastWords {
  private LastWords() {}

  /// The line is gone.
  static void await(Draft draft) {
    var words = draft.floor instanceof Floor.Listening(_, var said, _, _) ? said : "";
    var over = "";
    if (draft.floor instanceof Floor.Answering(var reply)) {
      draft.add(new Effect.Hush(reply.number()));
      draft.note(reply, reply.heardAt(draft.at));
      over = reply.sentText();
    }
    draft.floor = new Floor.HungUp(draft.at, words, over);
  }

  /// Nothing but the ears and the end of waiting matters any more.
  static void happens(Draft draft, Floor.HungUp hungUp, CallEvent event) {
    switch (event) {
      case CallEvent.Heard(var speech) -> heard(draft, hungUp, speech);
      case CallEvent.EarsFailed(), CallEvent.ClosingTime() -> close(draft, hungUp);
      case CallEvent.Tick() -> {
        if (!draft.at.isBefore(due(draft.script, hungUp))) {
          close(draft, hungUp);
        }
      }
      default -> {}
    }
  }

  static Instant due(Script script, Floor.HungUp hungUp) {
    return hungUp.since().plus(script.patience().lastWords());
  }

  private static void heard(Draft draft, Floor.HungUp hungUp, SpeechEvent speech) {
    if (speech.text().isBlank()) {
      return;
    }
    var now = new Floor.HungUp(hungUp.since(), speech.text(), hungUp.over());
    draft.floor = now;
    if (speech instanceof SpeechEvent.TurnEnded) {
      close(draft, now);
    }
  }

  private static void close(Draft draft, Floor.HungUp hungUp) {
    if (!hungUp.words().isBlank() && !Interruption.echo(hungUp.words(), hungUp.over())) {
      draft.callerSaid(hungUp.words().strip(), hungUp.since());
    }
    draft.floor = new Floor.Closed(draft.at);
  }
}
