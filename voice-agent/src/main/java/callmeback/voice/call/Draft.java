package callmeback.voice.call;

import callmeback.core.call.Speaker;
import callmeback.core.call.SpokenTurn;
import callmeback.voice.call.State.Floor;
import callmeback.voice.speech.Prompt.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The next state while [Turn] works it out: lives for one step and never leaves it.
final class Draft {
  /// Ends what was heard of a reply that was cut short.
  static final String CUT = " —";

  final Script script;
  final Instant at;
  final List<Message> history;
  final List<Effect> effects = new ArrayList<>();
  final List<String> whispers;
  Floor floor;
  long reply;
  String carried;
  Knowledge knowledge;
  int silences;
  int failures;
  boolean everHeard;
  boolean wrappingUp;
  boolean voiceReopened;

  Draft(State state, Instant at) {
    this.at = at;
    script = state.script();
    history = new ArrayList<>(state.history());
    whispers = new ArrayList<>(state.whispers());
    floor = state.floor();
    reply = state.reply();
    carried = state.carried();
    knowledge = state.knowledge();
    silences = state.silences();
    failures = state.failures();
    everHeard = state.everHeard();
    wrappingUp = state.wrappingUp();
    voiceReopened = state.voiceReopened();
  }

  State state() {
    return new State(
        script,
        floor,
        reply,
        history,
        whispers,
        carried,
        knowledge,
        silences,
        failures,
        everHeard,
        wrappingUp,
        voiceReopened);
  }

  void add(Effect effect) {
    effects.add(effect);
  }

  void listen() {
    floor = new Floor.Listening(at, "", false, false);
  }

  void answering(Reply now) {
    floor = new Floor.Answering(now);
  }

  /// Says one fixed line as a reply of its own.
  void speak(String line, Reply.Kind kind) {
    var next = Reply.to(++reply, kind, "", at).saying(line, at).saidAll(at);
    answering(next);
    add(new Effect.Say(reply, line));
    add(new Effect.FinishSaying(reply));
  }

  /// Says one fixed line as part of a reply that is under way, and nothing after it.
  void speakWithin(Reply current, String line) {
    answering(current.saying(line, at).saidAll(at));
    add(new Effect.Say(current.number(), line));
    add(new Effect.FinishSaying(current.number()));
  }

  /// Starts to answer the caller, with what was carried over; empty words let the persona speak of
  /// its own accord.
  void answer(String words, boolean known) {
    if (!words.isEmpty()) {
      callerSaid(words, at);
    }
    var all = (carried + " " + words).strip();
    carried = "";
    silences = 0;
    var next = Reply.to(++reply, Reply.Kind.ORDINARY, all, at);
    answering(next);
    if (known) {
      think(next);
    }
  }

  void think(Reply current) {
    whispers.forEach(whisper -> history.add(new Message.Instruction(whisper)));
    whispers.clear();
    var conversation = new ArrayList<>(history);
    if (!current.answers().isEmpty()) {
      conversation.add(new Message.Caller(current.answers()));
    }
    conversation.addAll(current.tools());
    answering(current.asked(at));
    add(new Effect.Think(current.number(), conversation, knowledge, wrappingUp));
  }

  /// The caller takes the floor: nothing of this reply is heard from here on, and only what was
  /// heard is remembered.
  void cutShort(Reply current) {
    var heard = current.heardAt(at);
    add(new Effect.Hush(current.number()));
    if (!current.marks().isEmpty()) {
      add(new Effect.ClearLine());
    }
    if (heard.isEmpty()) {
      carried = (current.answers() + " " + carried).strip();
    } else {
      remember(current, heard + CUT);
    }
    note(current, heard);
    listen();
  }

  /// A reply was heard to its end.
  void heardOut(Reply current) {
    remember(current, current.text());
    note(current, current.text());
    failures = 0;
    if (current.kind() == Reply.Kind.GOODBYE) {
      hangUp();
    } else if (carried.isEmpty() && !whisperedInto(current)) {
      listen();
    } else {
      answer("", true);
    }
  }

  /// After an opening, which asks something, the caller has the word.
  private boolean whisperedInto(Reply current) {
    return !whispers.isEmpty() && current.kind() == Reply.Kind.ORDINARY;
  }

  void hangUp() {
    add(new Effect.HangUp());
    floor = new Floor.Closed(at);
  }

  void note(Reply current, String heard) {
    if (!current.sentText().isEmpty() || !heard.isEmpty()) {
      var turn = new SpokenTurn(Speaker.PERSONA, current.text(), heard, current.startedAt(), null);
      add(new Effect.Note(current.number(), turn));
    }
  }

  void callerSaid(String words, Instant when) {
    add(new Effect.Note(0, new SpokenTurn(Speaker.CALLER, words, words, when, null)));
  }

  private void remember(Reply current, String words) {
    if (!current.answers().isEmpty()) {
      history.add(new Message.Caller(current.answers()));
    }
    history.addAll(current.tools());
    if (!words.isEmpty()) {
      history.add(new Message.Persona(words));
    }
  }
}
