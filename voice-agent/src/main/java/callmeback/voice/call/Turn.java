package callmeback.voice.call;

import callmeback.voice.call.State.Floor;
import callmeback.voice.speech.Prompt.Message;
import callmeback.voice.speech.SpeechEvent;
import callmeback.voice.speech.SpokenAudio;
import callmeback.voice.speech.ToolRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// The rules of taking turns: what a call does next, given where it stands and what has happened.
///
/// Pure: no clock, no I/O, no randomness. A barge-in is the reply's number going up, so that
/// anything older is stale.
final class Turn {
  /// The catalog's tool that ends a call; here it only takes effect once the goodbye was heard.
  static final String HANG_UP_TOOL = "hang_up_call";

  /// Rounds of tools in one reply (facts/voice.md A15: a model once called a tool 337 times).
  static final int MAX_TOOL_ROUNDS = 3;

  /// The first mark follows this many bytes, so that its return says when the reply became audible.
  static final int FIRST_FRAME = 160;

  private Turn() {}

  /// The next state and what to do about it.
  record Step(State state, List<Effect> effects) {
    Step {
      effects = List.copyOf(effects);
    }
  }

  static Step next(State state, CallEvent event, Instant at) {
    var draft = new Draft(state, at);
    switch (state.floor()) {
      case Floor.Closed(_) -> {}
      case Floor.HungUp hungUp -> LastWords.happens(draft, hungUp, event);
      case Floor.Ringing(), Floor.Listening(_, _, _, _), Floor.Answering(_) -> apply(draft, event);
    }
    return new Step(draft.state(), draft.effects);
  }

  private static void apply(Draft draft, CallEvent event) {
    switch (event) {
      case CallEvent.LineOpened() ->
          draft.speak(draft.script.lines().opening(), Reply.Kind.PROTECTED);
      case CallEvent.Heard(var speech) -> Listening.heard(draft, speech);
      case CallEvent.Known(var knowledge) -> known(draft, knowledge);
      case CallEvent.FirstWords(_) -> {}
      case CallEvent.Sentence(var number, var text) -> sentence(draft, number, text);
      case CallEvent.ToolsWanted(var number, var requests) -> toolsWanted(draft, number, requests);
      case CallEvent.ToolAnswered(var number, var request, var json) ->
          toolAnswered(draft, number, request, json);
      case CallEvent.ThoughtDone(var number) -> thoughtDone(draft, number);
      case CallEvent.ThoughtFailed(var number) -> thoughtFailed(draft, number);
      case CallEvent.Voiced(var audio) -> voiced(draft, audio);
      case CallEvent.VoiceFailed() -> voiceFailed(draft);
      case CallEvent.EarsFailed() -> leave(draft, draft.script.lines().trouble());
      case CallEvent.Marked(var name) -> marked(draft, name);
      case CallEvent.Pressed(var digit) ->
          Listening.heard(
              draft, new SpeechEvent.TurnEnded(-1, "(presses the key %s)".formatted(digit), 0));
      case CallEvent.Whispered(var instruction) -> whispered(draft, instruction);
      case CallEvent.Tick() -> Deadlines.tick(draft);
      case CallEvent.ClosingTime() -> leave(draft, draft.script.lines().goodbye());
      case CallEvent.LineEnded() -> LastWords.await(draft);
    }
  }

  private static void known(Draft draft, Knowledge knowledge) {
    draft.knowledge = knowledge;
    if (draft.floor instanceof Floor.Listening(var since, var words, var recalling, _)) {
      draft.floor = new Floor.Listening(since, words, recalling, true);
    }
    if (draft.floor instanceof Floor.Answering(var reply) && !reply.thinking()) {
      draft.think(reply);
    }
  }

  /// While nobody speaks the persona takes the word; otherwise its next reply works it in.
  private static void whispered(Draft draft, String instruction) {
    draft.whispers.add(instruction);
    if (draft.floor instanceof Floor.Listening(_, var words, _, _) && words.isEmpty()) {
      draft.answer("", true);
    }
  }

  private static void sentence(Draft draft, long number, String text) {
    if (draft.floor instanceof Floor.Answering(var reply)
        && reply.number() == number
        && !reply.saidAll()) {
      draft.answering(reply.saying(text, draft.at));
      draft.add(new Effect.Say(number, text));
    }
  }

  private static void toolsWanted(Draft draft, long number, List<ToolRequest> requests) {
    if (!(draft.floor instanceof Floor.Answering(var reply)) || reply.number() != number) {
      return;
    }
    if (requests.stream().anyMatch(request -> request.tool().equals(HANG_UP_TOOL))) {
      sayGoodbye(draft, reply);
    } else if (reply.toolRounds() >= MAX_TOOL_ROUNDS) {
      thoughtDone(draft, number);
    } else {
      draft.answering(
          reply.wanting(List.of(new Message.ToolCalls(requests)), requests.size(), draft.at));
      requests.forEach(request -> draft.add(new Effect.UseTool(number, request)));
    }
  }

  /// The model wants to hang up: after the words of this reply, or a goodbye where it has none,
  /// were heard.
  private static void sayGoodbye(Draft draft, Reply reply) {
    if (reply.sentences().isEmpty()) {
      draft.speakWithin(reply.ending(), draft.script.lines().goodbye());
    } else {
      draft.answering(reply.ending().saidAll(draft.at));
      draft.add(new Effect.FinishSaying(reply.number()));
    }
  }

  private static void toolAnswered(Draft draft, long number, ToolRequest request, String json) {
    if (draft.floor instanceof Floor.Answering(var reply)
        && reply.number() == number
        && reply.waitingTools() > 0) {
      var told = reply.told(new Message.ToolResult(request.id(), json), draft.at);
      draft.answering(told);
      if (told.waitingTools() == 0) {
        draft.think(told);
      }
    }
  }

  private static void thoughtDone(Draft draft, long number) {
    if (!(draft.floor instanceof Floor.Answering(var reply))
        || reply.number() != number
        || reply.saidAll()) {
      return;
    }
    if (nothingSaid(draft, reply)) {
      thoughtFailed(draft, number);
      return;
    }
    draft.answering(reply.saidAll(draft.at));
    draft.add(new Effect.FinishSaying(number));
  }

  private static void thoughtFailed(Draft draft, long number) {
    if (!(draft.floor instanceof Floor.Answering(var reply)) || reply.number() != number) {
      return;
    }
    if (!nothingSaid(draft, reply)) {
      draft.answering(reply.saidAll(draft.at));
      draft.add(new Effect.FinishSaying(number));
      return;
    }
    draft.failures++;
    draft.cutShort(reply);
    if (draft.failures > 1) {
      leave(draft, draft.script.lines().trouble());
    } else {
      draft.speak(draft.script.lines().sorry(), Reply.Kind.ORDINARY);
    }
  }

  private static boolean nothingSaid(Draft draft, Reply reply) {
    return reply.sentences().isEmpty()
        || reply.sentences().equals(List.of(draft.script.lines().filler()));
  }

  private static void voiced(Draft draft, SpokenAudio audio) {
    if (!(draft.floor instanceof Floor.Answering(var reply)) || reply.number() != audio.reply()) {
      return;
    }
    switch (audio) {
      case SpokenAudio.Chunk chunk -> play(draft, reply, chunk);
      case SpokenAudio.Finished(_) -> settle(draft, reply.voicedAll(draft.at));
    }
  }

  private static void play(Draft draft, Reply reply, SpokenAudio.Chunk chunk) {
    var audio = chunk.mulaw();
    var number = reply.number();
    if (reply.marks().isEmpty() && audio.length > FIRST_FRAME) {
      draft.add(new Effect.Play(number, Arrays.copyOf(audio, FIRST_FRAME)));
      draft.add(new Effect.PlaceMark(MarkName.of(number, 0)));
      audio = Arrays.copyOfRange(audio, FIRST_FRAME, audio.length);
    }
    var sent = reply.voiced(chunk, draft.at);
    draft.add(new Effect.Play(number, audio));
    draft.add(new Effect.PlaceMark(MarkName.of(number, sent.marks().size())));
    draft.answering(sent);
  }

  private static void marked(Draft draft, String name) {
    var mark = MarkName.parse(name);
    if (!(draft.floor instanceof Floor.Answering(var reply)) || mark.reply() != reply.number()) {
      return;
    }
    if (!draft.everHeard) {
      draft.everHeard = true;
      draft.add(new Effect.FirstHeard());
    }
    settle(draft, reply.marked(mark.count(), draft.at));
  }

  /// The reply ends when all of it was said, voiced and heard.
  private static void settle(Draft draft, Reply reply) {
    draft.answering(reply);
    if (reply.heardOut()) {
      draft.heardOut(reply);
    }
  }

  private static void voiceFailed(Draft draft) {
    if (draft.voiceReopened) {
      draft.hangUp();
      return;
    }
    draft.voiceReopened = true;
    draft.add(new Effect.ReopenVoice());
    if (draft.floor instanceof Floor.Answering(var reply) && !reply.voicedAll()) {
      var rest = reply.text().substring(Math.min(reply.sentText().length(), reply.text().length()));
      if (!rest.isBlank()) {
        draft.add(new Effect.Say(reply.number(), rest.strip()));
      }
      if (reply.saidAll()) {
        draft.add(new Effect.FinishSaying(reply.number()));
      }
    }
  }

  /// Says one last thing and hangs up.
  static void leave(Draft draft, String line) {
    if (draft.floor instanceof Floor.Answering(var reply)) {
      if (reply.kind() == Reply.Kind.GOODBYE) {
        return;
      }
      draft.cutShort(reply);
    }
    Listening.brokenOff(draft);
    draft.speak(line, Reply.Kind.GOODBYE);
  }
}
