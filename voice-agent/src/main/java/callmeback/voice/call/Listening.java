package callmeback.voice.call;

import callmeback.voice.call.State.Floor;
import callmeback.voice.speech.SpeechEvent;

/// The rules for what the caller says: when it interrupts, when it is answered, and what is kept
/// for later.
final class Listening {
  private Listening() {}

  static void heard(Draft draft, SpeechEvent speech) {
    switch (speech) {
      case SpeechEvent.TurnStarted(_, var text) -> speaking(draft, text, false);
      case SpeechEvent.Interim(_, var text) -> speaking(draft, text, false);
      case SpeechEvent.LikelyEnd(_, var text) -> speaking(draft, text, true);
      case SpeechEvent.Resumed(_, var text) -> speaking(draft, text, false);
      case SpeechEvent.TurnEnded(_, var text, _) -> spoken(draft, text.strip());
    }
  }

  /// The caller is speaking: the tools are asked while they still do.
  private static void speaking(Draft draft, String text, boolean likelyDone) {
    if (draft.floor instanceof Floor.Answering(var reply)
        && reply.interruptible()
        && Interruption.of(text, reply.sentText()).real()) {
      draft.cutShort(reply);
    }
    if (draft.floor instanceof Floor.Listening(_, _, var recalling, var known)) {
      var ask = !text.isBlank() && (!recalling || likelyDone);
      if (ask) {
        draft.add(new Effect.Recall(text));
      }
      draft.floor = new Floor.Listening(draft.at, text, recalling || ask, known);
    }
  }

  /// The caller has finished a turn.
  private static void spoken(Draft draft, String text) {
    if (text.isEmpty()) {
      return;
    }
    switch (draft.floor) {
      case Floor.Ringing(), Floor.HungUp(_, _, _), Floor.Closed(_) -> {}
      case Floor.Listening(_, _, var recalling, var known) -> {
        if (!recalling) {
          draft.add(new Effect.Recall(text));
        }
        draft.answer(text, known);
      }
      case Floor.Answering(var reply) -> spokenOver(draft, reply, text);
    }
  }

  private static void spokenOver(Draft draft, Reply reply, String text) {
    switch (reply.kind()) {
      case GOODBYE -> {}
      case PROTECTED -> {
        if (!Interruption.echo(text, reply.sentText())) {
          draft.add(new Effect.Recall(text));
          draft.callerSaid(text, draft.at);
          draft.carried = (draft.carried + " " + text).strip();
        }
      }
      case ORDINARY -> {
        if (Interruption.of(text, reply.sentText()).atTurnEnd()) {
          draft.cutShort(reply);
          draft.add(new Effect.Recall(text));
          draft.answer(text, true);
        }
      }
    }
  }

  /// The persona takes the word while the caller speaks: what they said so far is kept.
  static void brokenOff(Draft draft) {
    if (draft.floor instanceof Floor.Listening(_, var words, _, _) && !words.isBlank()) {
      draft.callerSaid(words.strip(), draft.at);
    }
  }
}
