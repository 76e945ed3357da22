package callmeback.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleSupplier;

/// Carries one call from sign-up to receipt, as a new user and their telephone would, and judges
/// it.
public final class Demo {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final int MINUTES = 5;

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

  private final Door product;
  private final Door sandbox;
  private final Screen screen;
  private final DoubleSupplier ownShareMs;
  private final InstantSource clock;

  /// @param ownShareMs the median of our share of the answers so far
  public Demo(
      URI product, URI sandbox, PrintStream out, DoubleSupplier ownShareMs, InstantSource clock) {
    this.product = new Door(product);
    this.sandbox = new Door(sandbox);
    this.screen = new Screen(out, System.console() != null && System.getenv("NO_COLOR") == null);
    this.ownShareMs = ownShareMs;
    this.clock = clock;
  }

  /// @return 0 when every step, the charge and the stored transcript are right
  public int run() throws InterruptedException {
    try {
      screen.headline("Call Me Back: one call, from sign-up to receipt");
      var phone = signUp();
      var intentId = hold();
      var callId = call(phone, intentId);
      var call = follow(callId);
      receipt(call);
      return judge(call, phone, intentId);
    } catch (Door.Refused e) {
      screen.failure("The demo stopped: " + e.getMessage());
      return 1;
    }
  }

  private String signUp() throws InterruptedException {
    var seed = clock.millis();
    var random = new Random(seed);
    var phone = "+1415555%04d".formatted(random.nextInt(10_000));
    var email = "ann.%d@example.com".formatted(seed);
    var account =
        product.post(
            "/api/auth/register",
            Map.of(
                "name",
                "Ann Example",
                "email",
                email,
                "password",
                "Call-me-back-1",
                "phone",
                phone));
    product.signIn(account.path("token").asText());
    screen.step(
        "Ann signs up, her telephone ends in %s (seed %d)".formatted(phone.substring(8), seed));
    return phone;
  }

  private String hold() throws InterruptedException {
    var card =
        product
            .post(
                "/api/user/payment-method",
                Map.of("payment_method_id", "pm_card_visa", "set_as_default", true))
            .path("payment_method");
    screen.step(
        "saves a card: %s ending in %s"
            .formatted(card.path("brand").asText(), card.path("last4").asText()));
    var hold =
        product.post("/api/user/create-payment-intent", Map.of("estimated_duration", MINUTES));
    screen.step(
        "%s are held for a call of at most %d minutes"
            .formatted(dollars(hold.path("amount").asInt()), MINUTES));
    return hold.path("payment_intent_id").asText();
  }

  private String call(String phone, String intentId) throws InterruptedException {
    var persona = product.get("/api/personas?search=best%20friend").at("/personas/0");
    sandbox.put(
        "/phones/" + phone,
        Map.of("behaviour", "answer", "answer_after_ms", 800, "script", SCRIPT));
    var call =
        product
            .post(
                "/api/call",
                Map.of(
                    "phone_number", phone,
                    "persona_id", persona.path("id").asText(),
                    "payment_intent_id", intentId))
            .path("call");
    screen.step(
        "asks to be called by %s, and the telephone rings"
            .formatted(persona.path("name").asText()));
    screen.headline("The conversation");
    return call.path("id").asText();
  }

  /// Shows each turn as it happens, until the call is over and its money settled.
  private JsonNode follow(String callId) throws InterruptedException {
    var shown = 0;
    var deadline = clock.instant().plus(LIMIT);
    while (true) {
      var call = product.get("/api/calls/" + callId).path("call");
      var turns = Checks.list(call.path("turns"));
      for (; shown < turns.size(); shown++) {
        screen.turn(turns.get(shown), call.path("persona_name").asText());
      }
      if (settled(call) || late(deadline)) {
        return call;
      }
      Thread.sleep(LOOK);
    }
  }

  /// The costs are written down last, when the conversation has closed its notes.
  private static boolean settled(JsonNode call) {
    var money = call.path("money");
    var over = !call.path("end_time").isNull();
    var paid =
        money.path("captured").asInt() + money.path("released").asInt()
            == money.path("held").asInt();
    return over
        && paid
        && (call.path("status").asText().equals("failed")
            || !money.path("cost_by_provider").isEmpty());
  }

  private boolean late(Instant deadline) {
    return clock.instant().isAfter(deadline);
  }

  private void receipt(JsonNode call) {
    var money = call.path("money");
    screen.headline("The receipt");
    screen.row("held", dollars(money.path("held").asInt()));
    screen.row(
        "captured for %d seconds".formatted(call.path("duration").asInt()),
        dollars(money.path("captured").asInt()));
    screen.row("released", dollars(money.path("released").asInt()));
    var costs = money.path("cost_by_provider");
    costs
        .properties()
        .forEach(
            cost -> screen.row("  our cost: " + cost.getKey(), cents(cost.getValue().asDouble())));
    var total = costs.properties().stream().mapToDouble(cost -> cost.getValue().asDouble()).sum();
    screen.row(
        "  our cost a minute", cents(total * 60 / Math.max(1, call.path("duration").asInt())));
  }

  private int judge(JsonNode call, String phone, String intentId) throws InterruptedException {
    screen.headline("Was everything right?");
    var checks = Checks.of(call, sandbox.get("/phones/" + phone), sandbox.get("/books"), intentId);
    checks.forEach(check -> screen.check(check.right(), check.what()));
    var own = ownShareMs.getAsDouble();
    var quick = own <= OWN_SHARE_MS;
    screen.check(
        quick,
        "our own share of an answer is %.1f ms at the median (at most %.0f)"
            .formatted(own, OWN_SHARE_MS));
    var totals =
        Checks.list(call.path("turns")).stream()
            .map(turn -> turn.path("latency_ms"))
            .filter(JsonNode::isObject)
            .map(latency -> Waterfall.of(latency).total())
            .sorted()
            .toList();
    if (!totals.isEmpty()) {
      screen.step(
          "from the last word to the first audible one: %d ms at the median"
              .formatted(totals.get(totals.size() / 2)));
    }
    return quick && checks.stream().allMatch(Checks.Check::right) ? 0 : 1;
  }

  private static String dollars(int cents) {
    return "$%d.%02d".formatted(cents / 100, cents % 100);
  }

  private static String cents(double cents) {
    return "%.2f ¢".formatted(cents);
  }
}
