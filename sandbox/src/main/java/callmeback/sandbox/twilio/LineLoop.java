package callmeback.sandbox.twilio;

import callmeback.sandbox.phone.Leg;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The line of an answered call: every 20 ms a frame goes to the telephone and one comes back, and
/// between them whatever has reached the inbox is dealt with at once. One thread runs it.
final class LineLoop {

  /// The state of a live call is written down this often.
  private static final long TICKS_BETWEEN_SAVES = 50;

  private final Exchange exchange;
  private final Leg leg;
  private final Inbox inbox;
  private final long limit;
  private final Conversation.Books books;
  private final Playout playout = new Playout();
  private final Pace pace = new Pace();
  private @Nullable MediaStream stream;
  private @Nullable CallEvent fetched;
  private @Nullable Program next;
  private Runnable alarm = () -> {};
  private long alarmTick = -1;
  private long ticks;
  private boolean waiting;
  private boolean over;

  LineLoop(Exchange exchange, Leg leg, Inbox inbox, Duration limit, Conversation.Books books) {
    this.exchange = exchange;
    this.leg = leg;
    this.inbox = inbox;
    this.limit = limit.dividedBy(Pace.STEP);
    this.books = books;
  }

  boolean machine() {
    return leg.machine();
  }

  boolean over() {
    return over;
  }

  /// True if the verbs in progress are to run no further.
  boolean cut() {
    return over || next != null;
  }

  /// The instructions that cut the present ones short, if there are any.
  Optional<Program> takeProgram() {
    var program = Optional.ofNullable(next);
    next = null;
    return program;
  }

  Duration talked() {
    return Pace.STEP.multipliedBy(ticks);
  }

  /// Has something done when the call has lasted so long.
  void at(Duration when, Runnable what) {
    alarm = what;
    alarmTick = when.dividedBy(Pace.STEP);
  }

  /// Plays audio to its end.
  void play(byte[] mulaw) throws InterruptedException {
    playout.add(mulaw);
    until(() -> !playout.pending());
    playout.clear();
  }

  /// Lets time pass.
  void during(Duration length) throws InterruptedException {
    long end = ticks + length.dividedBy(Pace.STEP);
    until(() -> ticks >= end);
  }

  /// The outcome of a fetch; null if the call was cut short before.
  @Nullable CallEvent await(Fetch fetch) throws InterruptedException {
    waiting = true;
    fetched = null;
    until(() -> fetch.begot(fetched));
    waiting = false;
    return fetch.begot(fetched) ? fetched : null;
  }

  /// Joins the call to a stream until the product leaves it.
  void stream(Verb.Connect verb) throws InterruptedException {
    var messages =
        new StreamJson(
            exchange.product().streamSid(),
            exchange.product().account().accountSid(),
            books.call().sid());
    var opening = new MediaStream(messages, verb, inbox);
    stream = opening;
    waiting = true;
    opening.connect(exchange.product());
    until(() -> stream == null);
    leaveStream();
    waiting = false;
  }

  /// The call is over: nobody is on the line any more.
  void leave() {
    leaveStream();
  }

  private void until(BooleanSupplier done) throws InterruptedException {
    while (!done.getAsBoolean() && !cut()) {
      var event = inbox.poll(pace.remainingNanos());
      if (event != null) {
        handle(event);
      }
      if (pace.remainingNanos() <= 0) {
        pace.advance();
        tick();
      }
    }
  }

  private void tick() {
    playout.due().forEach(this::passMark);
    var frame = playout.next();
    var moment = leg.exchange(frame, playout.pending() || waiting);
    if (stream != null) {
      stream.media(moment.audio());
      moment.digits().chars().mapToObj(Character::toString).forEach(stream::dtmf);
    }
    ticks++;
    over |= moment.hungUp() || ticks >= limit;
    if (ticks == alarmTick) {
      alarm.run();
    }
    if (ticks % TICKS_BETWEEN_SAVES == 0) {
      books.talked(talked());
    }
  }

  private void handle(CallEvent event) {
    switch (event) {
      case CallEvent.HangUp(var onlyBeforeAnswer) -> over |= !onlyBeforeAnswer;
      case CallEvent.NewProgram(var program) -> next = program;
      case CallEvent.Fetched _, CallEvent.FetchFailed _ -> fetched = event;
      case CallEvent.StreamOpened(var at) when at == stream -> opened(at);
      case CallEvent.StreamText(var at, var text) when at == stream -> received(at, text);
      case CallEvent.StreamBinary(var at) when at == stream ->
          broken(at, "31950 a binary frame on a media stream", 1003);
      case CallEvent.StreamClosed(var at, var code) when at == stream ->
          gone("closed by the product with " + code);
      case CallEvent.StreamRefused(var at, var code, var why) when at == stream ->
          gone(code + " " + why);
      case CallEvent.StreamLost(var at) when at == stream -> lost();
      case CallEvent.StreamOpened(var at) -> at.stop();
      case CallEvent.StreamText _,
          CallEvent.StreamBinary _,
          CallEvent.StreamClosed _,
          CallEvent.StreamRefused _,
          CallEvent.StreamLost _ -> {}
    }
  }

  private void opened(MediaStream at) {
    at.started();
    leg.joined();
    waiting = false;
    note("stream started");
  }

  private void received(MediaStream at, String text) {
    try {
      switch (at.read(text)) {
        case StreamJson.FromProduct.Media(var mulaw) -> {
          if (!playout.add(mulaw) && at.overflows()) {
            note("31931 more than ten minutes of audio: discarded");
          }
        }
        case StreamJson.FromProduct.Mark(var name) -> {
          playout.mark(name);
          playout.dueAtOnce().forEach(this::passMark);
        }
        case StreamJson.FromProduct.Clear() -> {
          playout.clear().forEach(this::passMark);
          leg.cleared();
        }
      }
    } catch (StreamJson.Malformed e) {
      broken(at, "31951 " + e.getMessage(), 1007);
    }
  }

  private void passMark(String name) {
    leg.marked(name);
    if (stream != null) {
      stream.mark(name);
    }
  }

  private void broken(MediaStream at, String why, int code) {
    at.fail(code);
    gone(why);
  }

  private void lost() {
    gone("31921 the socket broke without a close frame");
    switch (exchange.habits().lostSocket()) {
      case NEXT_VERB -> {}
      case HANG_UP -> over = true;
    }
  }

  /// The stream is no more, and with it what it had not played.
  private void gone(String why) {
    note("stream ended: " + why);
    stream = null;
    playout.clear();
  }

  private void leaveStream() {
    if (stream != null) {
      stream.stop();
      gone("left by the call");
    }
  }

  private void note(String text) {
    exchange.product().note("CALL", books.call().sid(), text);
  }
}
