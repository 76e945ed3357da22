package callmeback.app.demo;

import callmeback.app.demo.SeenCall.Turn;
import callmeback.app.demo.Telephone.Conversation;
import callmeback.app.demo.Telephone.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether a call went right.
final class Checks {
  private static final int ENOUGH_TURNS = 4;

  /// The price as product.md has it, told apart from the product's own so that both must agree.
  private static final int CONNECTION_CENTS = 25;

  private static final int MINUTE_CENTS = 40;
  private static final String DISCLOSURE = "ai persona calling from call me back";

  private final Evidence evidence;
  private final SeenCall call;
  private final List<Check> checks = new ArrayList<>();

  private Checks(Evidence evidence) {
    this.evidence = evidence;
    this.call = evidence.call();
  }

  static List<Check> of(Evidence evidence) {
    var all = new Checks(evidence);
    all.conversation();
    all.interruption();
    all.transcript();
    all.audio();
    all.charge();
    all.paymentBooks();
    return List.copyOf(all.checks);
  }

  private void conversation() {
    var caller = call.turns().stream().filter(Turn::byCaller).count();
    var timed = call.latencies().size();
    expect(call.status().equals("completed"), "the call is completed", "it is " + call.status());
    expect(caller >= ENOUGH_TURNS, "the caller took at least four turns", "it was " + caller);
    expect(
        timed >= ENOUGH_TURNS, "at least four answers have their latency split", timed + " have");
  }

  private void interruption() {
    var cut = call.turns().stream().filter(Turn::interrupted).toList();
    expect(!cut.isEmpty(), "an answer was interrupted", "none was");
    expect(
        !cut.isEmpty() && cut.stream().allMatch(Checks::heardItsBeginning),
        "what was heard of it is its beginning",
        quoted(cut, Turn::heard));
  }

  private static boolean heardItsBeginning(Turn turn) {
    var heard = turn.heard().replaceFirst("\\s*[-–—]$", "");
    return !heard.isBlank()
        && heard.length() < turn.text().length()
        && turn.text().startsWith(heard);
  }

  private void transcript() {
    var stored = call.transcript() == null ? "" : call.transcript();
    var missing = call.turns().stream().filter(turn -> !stored.contains(turn.heard())).toList();
    expect(
        !stored.isBlank() && missing.isEmpty(),
        "the stored transcript holds every turn as it was heard",
        stored.isBlank() ? "there is none" : "it lacks " + quoted(missing, Turn::heard));
  }

  /// Everything the product believes was heard came out of the telephone as audio that says so, and
  /// the other way round.
  private void audio() {
    var audible = words(lines(Conversation::heard));
    var lost =
        call.turns().stream()
            .filter(turn -> !turn.byCaller() && !audible.contains(words(turn.heard())))
            .toList();
    var understood = words(call.turns().stream().filter(Turn::byCaller).map(Turn::text));
    var misheard =
        lines(Conversation::said).filter(said -> !understood.contains(words(said))).toList();
    expect(audible.contains(DISCLOSURE), "the telephone heard that an AI is calling", "it did not");
    expect(
        !audible.isEmpty() && lost.isEmpty(),
        "every answer was audible at the telephone",
        "it never heard " + quoted(lost, Turn::heard));
    expect(
        !understood.isEmpty() && misheard.isEmpty(),
        "every word of the caller was understood",
        "lost: " + quoted(misheard, said -> said));
    expect(
        evidence.telephone().calls().stream()
            .anyMatch(each -> each.voicedIn() > 0 && each.voicedOut() > 0),
        "there were voices both ways",
        "one side was silent");
  }

  private Stream<String> lines(Function<Conversation, List<Line>> side) {
    return evidence.telephone().calls().stream()
        .flatMap(each -> side.apply(each).stream())
        .map(Line::text);
  }

  private void charge() {
    var money = call.money();
    var answered = evidence.books().twilio().answeredBy(evidence.number());
    var ours = answered.stream().filter(each -> each.sid().equals(call.sid())).toList();
    expect(
        answered.size() == 1 && ours.size() == 1,
        "the telephone company put through this one call",
        "it put through " + answered.size());
    var seconds = ours.isEmpty() ? 0 : ours.getFirst().seconds();
    var price = CONNECTION_CENTS + MINUTE_CENTS * Math.max(1, Math.ceilDiv(seconds, 60));
    expect(
        money.captured() == price,
        "its %d seconds cost %d cents".formatted(seconds, price),
        money.captured() + " were captured");
    expect(
        money.held() > 0 && money.settled(),
        "what was held and not captured was released",
        "%d of %d cents are open"
            .formatted(money.held() - money.captured() - money.released(), money.held()));
    expect(money.cost().signum() > 0, "what it cost us is known", "nothing is written down");
  }

  private void paymentBooks() {
    var money = call.money();
    var intent = evidence.books().stripe().intent(evidence.intentId());
    expect(
        intent
            .filter(paid ->
                paid.authorised() == money.held()
                    && paid.captured() == money.captured()
                    && paid.released() == money.released()
                    && paid.held() == 0)
            .isPresent(),
        "the payment provider's books agree to the cent",
        intent.map(Object::toString).orElse("they do not have the payment"));
  }

  private void expect(boolean right, String what, String seen) {
    checks.add(new Check(right, what, right ? "" : seen));
  }

  private static <T> String quoted(List<T> rows, Function<T, String> text) {
    return rows.stream()
        .map(row -> "\"" + text.apply(row) + "\"")
        .collect(Collectors.joining(", "));
  }

  private static String words(Stream<String> texts) {
    return words(texts.collect(Collectors.joining(" ")));
  }

  private static String words(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }
}
