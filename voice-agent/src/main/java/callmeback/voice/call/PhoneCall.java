package callmeback.voice.call;

import callmeback.core.account.Actor;
import callmeback.core.account.Grant;
import callmeback.core.call.Call;
import callmeback.core.call.CallContext;
import callmeback.core.call.Prompter;
import callmeback.core.call.SpokenTurn;
import callmeback.core.call.Whisper;
import callmeback.voice.call.Stopwatch.Moment;
import callmeback.voice.line.Line;
import callmeback.voice.line.LineListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// One call: takes events from its inbox, decides by [Turn], performs the effects. Its thread owns
/// everything here.
final class PhoneCall implements LineListener, Prompter {
  private static final Logger log = System.getLogger(PhoneCall.class.getName());

  /// How long the telephone company may take to end a call before the stream is simply closed.
  private static final Duration HANG_UP = Duration.ofSeconds(5);

  private static final Duration NOTES = Duration.ofSeconds(10);

  /// More would crowd out the conversation; a decision of the house.
  private static final int MOST_WHISPERS = 20;

  private final CallContext context;
  private final Line line;
  private final Desk desk;
  private final Preparation preparation;
  private final Inbox inbox;
  private final Ears ears;
  private final Mind mind;
  private final Mouth mouth;
  private final Tools tools;
  private final Scribe scribe = new Scribe();
  private final Stopwatch stopwatch = new Stopwatch();
  private final Semaphore whispers = new Semaphore(MOST_WHISPERS);
  private @Nullable Instant lineEnded;

  PhoneCall(CallContext context, Line line, Desk desk, Preparation preparation) {
    this.context = context;
    this.line = line;
    this.desk = desk;
    this.preparation = preparation;
    inbox = new Inbox(desk.clock());
    ears = new Ears(inbox, desk.watcher());
    mind = new Mind(preparation.equipment().mind(), inbox, desk.watcher());
    mouth = new Mouth(inbox, desk.watcher());
    tools = new Tools(desk.toolbox(), actor(context.call()), inbox);
  }

  @Override
  public void audio(byte[] mulaw) {
    ears.hear(mulaw);
  }

  @Override
  public void marked(String name) {
    tell(new CallEvent.Marked(name));
  }

  @Override
  public void pressed(char digit) {
    tell(new CallEvent.Pressed(digit));
  }

  @Override
  public void ended() {
    tell(new CallEvent.LineEnded());
  }

  @Override
  public boolean whisper(Whisper whisper) {
    return whispers.tryAcquire()
        && inbox.offer(new CallEvent.Whispered(desk.briefing().whisper(context, whisper)));
  }

  /// The house closes: the persona says goodbye and hangs up.
  void leave() {
    tell(new CallEvent.ClosingTime());
  }

  /// Runs the call to its end.
  void run() {
    var opened = desk.clock().instant();
    try (var scope = new CallScope("call")) {
      scope.fork(scribe::run);
      tools.prepare(scope);
      scope.fork(() -> ears.run(scope, preparation.connections()));
      scope.fork(() -> mouth.run(scope, preparation.connections()));
      loop(scope);
      line.close();
      preparation.connections().close();
      if (!scribe.drain(NOTES)) {
        log.log(Level.WARNING, "notes of call {0} are late", context.call().id());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      close(Duration.between(opened, lineEnded == null ? desk.clock().instant() : lineEnded));
    }
  }

  private void close(Duration talked) {
    preparation.connections().close();
    preparation.equipment().toll().talked(talked);
    var costs = preparation.meter().total();
    desk.calls().conversed(context.call(), costs);
    desk.watcher().ended(context.call(), costs);
  }

  private void loop(CallScope scope) throws InterruptedException {
    var state = State.ringing(desk.briefing().script(context, desk.clock().instant()));
    inbox.put(new CallEvent.LineOpened());
    while (true) {
      var due = state.over() ? closedSince(state).plus(HANG_UP) : Deadlines.next(state);
      var arrival = inbox.take(due);
      stopwatch.arrived(state, arrival.event(), arrival.at());
      var step = Turn.next(state, arrival.event(), arrival.at());
      state = step.state();
      for (var effect : step.effects()) {
        perform(scope, effect);
      }
      if (arrival.event() instanceof CallEvent.LineEnded) {
        lineEnded = arrival.at();
      }
      if (state.over()
          && (lineEnded != null || !arrival.at().isBefore(closedSince(state).plus(HANG_UP)))) {
        return;
      }
    }
  }

  private static Instant closedSince(State state) {
    return state.floor() instanceof State.Floor.Closed(var since) ? since : Instant.MAX;
  }

  private void perform(CallScope scope, Effect effect) {
    switch (effect) {
      case Effect.Recall(var about) -> tools.recall(scope, about);
      case Effect.Think think -> {
        mind.think(scope, think.reply(), desk.briefing().prompt(context, think, desk.toolbox()));
        time(think.reply(), Moment.ASKED);
      }
      case Effect.UseTool(var reply, var request) -> tools.use(scope, reply, request);
      case Effect.Say(var reply, var sentence) -> {
        mouth.say(reply, sentence);
        time(reply, Moment.SENTENCE_SENT);
      }
      case Effect.FinishSaying(var reply) -> mouth.finish(reply);
      case Effect.Hush(var reply) -> {
        mind.hush(reply);
        mouth.cancel(reply);
      }
      case Effect.ReopenVoice() ->
          scope.fork(() ->
              mouth.reopen(scope, preparation.equipment().voice(), context.persona().voice()));
      case Effect.Play(var reply, var mulaw) -> {
        line.play(mulaw);
        time(reply, Moment.FRAME_SENT);
      }
      case Effect.PlaceMark(var name) -> line.mark(name);
      case Effect.ClearLine() -> line.clear();
      case Effect.FirstHeard() -> scribe.write(() -> desk.calls().heard(context.call().id()));
      case Effect.Note(var reply, var turn) -> note(reply, turn);
      case Effect.HangUp() -> scope.fork(this::hangUp);
    }
  }

  private void hangUp() {
    if (!tools.hangUp()) {
      line.close();
    }
  }

  private void note(long reply, SpokenTurn turn) {
    var reading = stopwatch.read(reply);
    var timed =
        new SpokenTurn(
            turn.speaker(),
            turn.text(),
            turn.heard(),
            turn.startedAt(),
            reading.map(Stopwatch.Reading::latency).orElse(null));
    reading.ifPresent(found -> desk.watcher().answered(context.call(), timed, found.own()));
    scribe.write(() -> desk.calls().said(context.call(), timed));
  }

  private void time(long reply, Moment moment) {
    stopwatch.moment(reply, moment, desk.clock().instant());
  }

  private void tell(CallEvent event) {
    if (!inbox.offer(event)) {
      log.log(Level.WARNING, "call {0} is behind; an event was lost", context.call().id());
    }
  }

  private static Actor actor(Call call) {
    return new Actor(
        call.accountId(), call.id(), call.createdAt().plus(Duration.ofHours(2)), Grant.CALL);
  }
}
