package callmeback.app.demo;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleSupplier;

/// Carries one call from sign-up to receipt, as a new user and their telephone would, and judges
/// it.
public final class Demo {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final int MINUTES = 5;
  private static final String PERSONA = "Best Friend";

  /// Our own share of a turn (end of turn to first frame, without the providers' time) at the
  /// median.
  private static final double OWN_SHARE_MS = 20;

  /// What the caller does; the persona hangs up when they have said goodbye.
  private static final List<Map<String, ?>> SCRIPT =
      List.of(
          Map.of("say", "hello it is nice to hear your voice"),
          Map.of("say", "tell me a story about the sea"),
          Map.of("interrupt", "my sister is coming to visit next weekend", "after_ms", 4_000),
          Map.of("say", "how much time do we have left"),
          Map.of("say", "can you remind me to take my medicine at eight"),
          Map.of("say", "i have to go now goodbye and thank you for calling"),
          Map.of("wait_ms", 15_000),
          Map.of("hang_up", true));

  /// What the caller asks in the second call, and what they told in the first.
  private static final List<Map<String, ?>> AGAIN =
      List.of(
          Map.of("say", "what did we talk about the last time you called"),
          Map.of("say", "goodbye and thank you for calling"),
          Map.of("wait_ms", 15_000),
          Map.of("hang_up", true));

  private static final String TOLD = "my sister is coming to visit next weekend";

  /// How long it may take until the first call is remembered.
  private static final Duration LEARNING = Duration.ofSeconds(20);

  /// Often enough, and within what the product allows in a minute.
  private static final Duration PEEK = Duration.ofMillis(500);

  private final ProductClient product;
  private final DoorClient sandbox;
  private final Screen screen;
  private final DoubleSupplier ownShareMs;
  private final InstantSource clock;

  /// @param ownShareMs the median of our share of the answers so far; NaN before the first
  public Demo(
      URI product, URI sandbox, PrintStream out, DoubleSupplier ownShareMs, InstantSource clock) {
    this(product, sandbox, new Screen(out, terminal()), ownShareMs, clock);
  }

  Demo(URI product, URI sandbox, Screen screen, DoubleSupplier ownShareMs, InstantSource clock) {
    this.product = new ProductClient(product);
    this.sandbox = new DoorClient(sandbox);
    this.screen = screen;
    this.ownShareMs = ownShareMs;
    this.clock = clock;
  }

  private static Terminal terminal() {
    var console = System.console();
    return Terminal.of(console != null && console.isTerminal(), System.getenv());
  }

  /// @return 0 when every step, the charge and the stored transcript are right, else 1
  public int run() throws InterruptedException {
    try {
      screen.headline("Call Me Back: one call, from sign-up to receipt");
      var number = signUp();
      var hold = hold(MINUTES);
      var call = follow(call(number, hold, SCRIPT));
      screen.headline("The receipt");
      new Receipt(call).show(screen);
      var intentId = hold.paymentIntentId();
      var evidence =
          new Evidence(call, sandbox.telephone(number), sandbox.books(), number, intentId);
      return judge(evidence, again(number));
    } catch (Door.Refused | UncheckedIOException | IllegalStateException e) {
      screen.failure("The demo stopped: " + e.getMessage());
      return 1;
    }
  }

  /// A new user each time; the seed is shown so that the same one can be asked for again.
  private String signUp() throws InterruptedException {
    var seed = clock.millis();
    var number = "+1415555%04d".formatted(new Random(seed).nextInt(10_000));
    product.register("Ann Example", "ann.%d@example.com".formatted(seed), "Call-me-back-1", number);
    var lastFour = number.substring(number.length() - 4);
    screen.step("Ann signs up, her telephone ends in %s (seed %d)".formatted(lastFour, seed));
    var card = product.saveCard("pm_card_visa");
    screen.step("saves a card: %s ending in %s".formatted(card.brand(), card.last4()));
    return number;
  }

  private ProductClient.Hold hold(int minutes) throws InterruptedException {
    var hold = product.hold(minutes);
    var amount = Receipt.dollars(hold.amount());
    screen.step("%s are held for a call of at most %d minutes".formatted(amount, minutes));
    return hold;
  }

  private String call(String number, ProductClient.Hold hold, List<Map<String, ?>> script)
      throws InterruptedException {
    var persona = product.persona(PERSONA);
    sandbox.answer(number, script);
    var callId = product.call(number, persona, hold);
    screen.step("asks to be called by %s; the telephone rings ...".formatted(persona.name()));
    return callId;
  }

  /// Shows each turn as it happens, until the call is over and its money settled.
  private SeenCall follow(String callId) throws InterruptedException {
    var deadline = clock.instant().plus(LIMIT);
    var progress = new Following(screen);
    while (true) {
      var call = product.show(callId);
      progress.show(call);
      if (call.closed() || clock.instant().isAfter(deadline)) {
        return call;
      }
      Thread.sleep(LOOK);
    }
  }

  /// A short second call, once the first is remembered.
  private SeenCall again(String number) throws InterruptedException {
    screen.headline("The second call: does it remember the first?");
    var deadline = clock.instant().plus(LEARNING);
    while (product.memories().isEmpty() && clock.instant().isBefore(deadline)) {
      Thread.sleep(PEEK);
    }
    product.memories().forEach(memory -> screen.step("is remembered: \"" + memory + "\""));
    return follow(call(number, hold(1), AGAIN));
  }

  private int judge(Evidence evidence, SeenCall second) {
    screen.headline("Was everything right?");
    var checks = new ArrayList<>(Checks.of(evidence));
    var own = ownShareMs.getAsDouble();
    checks.add(
        new Check(
            own <= OWN_SHARE_MS,
            "our own share of an answer is at most %.0f ms at the median".formatted(OWN_SHARE_MS),
            "%.1f ms".formatted(own)));
    checks.add(
        new Check(
            second.turns().stream()
                .anyMatch(turn -> !turn.byCaller() && turn.text().contains(TOLD)),
            "the second call remembers what was said in the first",
            "it does not"));
    checks.forEach(screen::check);
    screen.headline(medians(evidence.call(), own));
    return checks.stream().allMatch(Check::right) ? 0 : 1;
  }

  private static String medians(SeenCall call, double own) {
    var totals = call.latencies().stream().map(SeenCall.Latency::total).sorted().toList();
    return totals.isEmpty()
        ? "No answer was timed"
        : String.format(
            Locale.ROOT,
            "Medians: %d ms to the first audible word, of which ours %.1f ms (budget %.0f ms)",
            totals.get(totals.size() / 2),
            own,
            OWN_SHARE_MS);
  }
}
