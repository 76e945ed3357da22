package callmeback.voice.call;

import callmeback.voice.call.State.Floor;
import java.time.Instant;
import java.util.stream.Stream;

/// What is due when nothing happens: fillers, silence, stuck providers, and the end of the paid
/// minutes.
final class Deadlines {
  private static final int MAX_SILENCES = 2;

  private Deadlines() {}

  /// When something is due next.
  static Instant next(State state) {
    var own =
        switch (state.floor()) {
          case Floor.Ringing() -> Instant.MAX;
          case Floor.Listening(var since, _, _, _) ->
              since.plus(state.script().patience().silence());
          case Floor.Answering(var reply) -> ofReply(state.script().patience(), reply);
          case Floor.HungUp hungUp -> LastWords.due(state.script(), hungUp);
          case Floor.Closed(_) -> Instant.MAX;
        };
    return Stream.of(own, ofCall(state)).min(Instant::compareTo).orElse(own);
  }

  private static Instant ofCall(State state) {
    if (state.floor() instanceof Floor.Ringing || endingAlready(state.floor())) {
      return Instant.MAX;
    }
    return state.wrappingUp() ? state.script().goodbyeAt() : state.script().wrapUpAt();
  }

  private static Instant ofReply(Script.Patience patience, Reply reply) {
    if (!reply.thinking()) {
      return reply.startedAt().plus(patience.context());
    }
    if (reply.sentences().isEmpty()) {
      return reply.progressAt().plus(patience.filler());
    }
    if (reply.saidAll() && reply.voicedAll()) {
      return reply.playedBy().plus(patience.marks());
    }
    return later(reply.progressAt(), reply.playedBy()).plus(patience.stuck());
  }

  static void tick(Draft draft) {
    if (dueGoodbye(draft)) {
      Turn.leave(draft, draft.script.lines().timeUp());
      return;
    }
    if (!draft.wrappingUp && !draft.at.isBefore(draft.script.wrapUpAt())) {
      draft.wrappingUp = true;
      wrapUp(draft);
    }
    switch (draft.floor) {
      case Floor.Ringing(), Floor.HungUp(_, _, _), Floor.Closed(_) -> {}
      case Floor.Listening(var since, _, _, _) -> {
        if (!draft.at.isBefore(since.plus(draft.script.patience().silence()))) {
          silence(draft);
        }
      }
      case Floor.Answering(var reply) -> {
        if (!draft.at.isBefore(ofReply(draft.script.patience(), reply))) {
          late(draft, reply);
        }
      }
    }
  }

  private static boolean dueGoodbye(Draft draft) {
    return !draft.at.isBefore(draft.script.goodbyeAt()) && !endingAlready(draft.floor);
  }

  private static boolean endingAlready(Floor floor) {
    return switch (floor) {
      case Floor.Answering(var reply) -> reply.kind() == Reply.Kind.GOODBYE;
      case Floor.HungUp(_, _, _), Floor.Closed(_) -> true;
      case Floor.Ringing(), Floor.Listening(_, _, _, _) -> false;
    };
  }

  /// While nobody speaks the persona takes the word; otherwise its next reply wraps up.
  private static void wrapUp(Draft draft) {
    if (draft.floor instanceof Floor.Listening(_, var words, _, _) && words.isEmpty()) {
      draft.answer("", true);
    }
  }

  private static void silence(Draft draft) {
    if (++draft.silences > MAX_SILENCES) {
      Turn.leave(draft, draft.script.lines().silent());
    } else {
      draft.speak(draft.script.lines().stillThere(), Reply.Kind.ORDINARY);
    }
  }

  private static void late(Draft draft, Reply reply) {
    if (!reply.thinking()) {
      draft.think(reply);
    } else if (reply.sentences().isEmpty()) {
      draft.answering(reply.saying(draft.script.lines().filler(), draft.at));
      draft.add(new Effect.Say(reply.number(), draft.script.lines().filler()));
    } else if (reply.saidAll() && reply.voicedAll()) {
      draft.heardOut(reply);
    } else if (reply.kind() == Reply.Kind.GOODBYE) {
      draft.hangUp();
    } else if (reply.marks().isEmpty()) {
      Turn.leave(draft, draft.script.lines().trouble());
    } else {
      draft.cutShort(reply);
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
