package callmeback.sandbox.twilio;

import callmeback.sandbox.phone.Leg;
import callmeback.sandbox.speech.Speech;
import callmeback.sandbox.speech.Timbre;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An answered call: runs the product's instructions until they, the caller or the clock end it.
final class Conversation {

  /// Where the state of the call is kept while it is held.
  interface Books {
    CallRecord call();

    void talked(Duration soFar);

    void detected(String party, Duration after);
  }

  /// How long Twilio listens before it says who picked up; a guess within its documented bounds
  /// (twilio.com/docs/voice/answering-machine-detection).
  private static final Duration DETECTION = Duration.ofSeconds(2);

  private static final Timbre VOICE = Timbre.of("twilio-say");
  private static final String APOLOGY = "We are sorry, an application error has occurred. Goodbye.";

  private final Exchange exchange;
  private final CallRequest request;
  private final Inbox inbox;
  private final Books books;
  private final LineLoop line;

  Conversation(Exchange exchange, CallRequest request, Leg leg, Inbox inbox, Books books) {
    this.exchange = exchange;
    this.request = request;
    this.inbox = inbox;
    this.books = books;
    var limit = request.limits().talk().plus(exchange.habits().overrun());
    this.line = new LineLoop(exchange, leg, inbox, limit, books);
  }

  /// Has the voice ready: the first words of a process take it a second.
  static void prepare(Speech speech) {
    speech.say(APOLOGY, VOICE);
  }

  /// Returns when the call is over.
  void hold() throws InterruptedException {
    detect();
    Optional<Program> program = Optional.of(request.program());
    while (program.isPresent() && !line.over()) {
      var document = obtain(program.get());
      program = document == null ? line.takeProgram() : run(document);
    }
    line.leave();
    books.talked(line.talked());
  }

  private void detect() throws InterruptedException {
    switch (request.detection()) {
      case Detection.None() -> {}
      case Detection.Async _ -> line.at(DETECTION, this::detected);
      case Detection.Blocking() -> {
        line.during(DETECTION);
        detected();
      }
    }
  }

  private void detected() {
    books.detected(line.machine() ? "machine_start" : "human", DETECTION);
  }

  /// The document of a program, or of the apology for its failure; null if the call was cut short
  /// meanwhile.
  private @Nullable Document obtain(Program program) throws InterruptedException {
    var fetch = new Fetch(exchange.product(), inbox, program);
    var account = exchange.product().account().accountSid();
    fetch.begin(Reporter.about(books.call(), account, CallStatus.IN_PROGRESS.wire()));
    return switch (line.await(fetch)) {
      case CallEvent.Fetched(_, var document) -> document;
      case CallEvent.FetchFailed(_, var failure) -> apology(failure);
      case null, default -> null;
    };
  }

  private Document apology(TwimlException failure) {
    note(failure.code() + " " + failure.text());
    return new Document(List.of(new Verb.Say(APOLOGY), new Verb.Hangup()), Optional.empty());
  }

  /// Runs the verbs in order; the program that follows, if the call goes on.
  private Optional<Program> run(Document document) throws InterruptedException {
    for (var verb : document.verbs()) {
      switch (verb) {
        case Verb.Say(var text) -> line.play(exchange.speech().say(text, VOICE).mulaw());
        case Verb.Pause(var length) -> line.during(length);
        case Verb.Play(var url) -> note("<Play> is not played: " + url);
        case Verb.Connect connect -> line.stream(connect);
        case Verb.Redirect redirect -> {
          return redirected(document, redirect);
        }
        case Verb.Hangup(), Verb.Reject() -> {
          return Optional.empty();
        }
      }
      if (line.cut()) {
        return line.takeProgram();
      }
    }
    return Optional.empty();
  }

  private Optional<Program> redirected(Document document, Verb.Redirect redirect)
      throws InterruptedException {
    try {
      var base = document.base().orElseGet(() -> new Target(redirect.url(), "POST"));
      var target = base.resolve(redirect.url(), redirect.method());
      if (!Target.absolute(target.url())) {
        throw new TwimlException(11100, "Invalid URL format: " + target.url());
      }
      return Optional.of(new Program.Fetched(target, fallback()));
    } catch (TwimlException failure) {
      return run(apology(failure));
    }
  }

  private Optional<Target> fallback() {
    return request.program() instanceof Program.Fetched(_, var fallback)
        ? fallback
        : Optional.empty();
  }

  private void note(String text) {
    exchange.product().note("CALL", books.call().sid(), text);
  }
}
