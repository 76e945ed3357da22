package callmeback.app;

import callmeback.app.demo.Door;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/// Somebody who uses the product, with a telephone of their own in the sandbox.
///
/// @param door to the product, signed in
/// @param sandbox its control door
record Person(Door door, Door sandbox, String number) {
  private static final long PATIENCE_NANOS = 120_000_000_000L;
  private static final long PAUSE_NANOS = 100_000_000L;
  private static final AtomicInteger people = new AtomicInteger(1_000);

  /// @param card the payment method to save, or nothing
  static Person signUp(URI product, Door sandbox, String card) throws InterruptedException {
    var number = "+1415555%04d".formatted(people.incrementAndGet());
    var door = new Door(product);
    var account =
        door.post(
            "/api/auth/register",
            Map.of(
                "name",
                "Ann Example",
                "email",
                "ann" + number.substring(8) + "@example.com",
                "password",
                "Call-me-back-1",
                "phone",
                number));
    door.signIn(account.path("token").asText());
    if (!card.isEmpty()) {
      door.post(
          "/api/user/payment-method", Map.of("payment_method_id", card, "set_as_default", true));
    }
    return new Person(door, sandbox, number);
  }

  void phone(String behaviour, List<Map<String, ?>> script) throws InterruptedException {
    sandbox.put(
        "/phones/" + number,
        Map.of("behaviour", behaviour, "answer_after_ms", 300, "script", script));
  }

  String hold(int minutes) throws InterruptedException {
    return door.post("/api/user/create-payment-intent", Map.of("estimated_duration", minutes))
        .path("payment_intent_id")
        .asText();
  }

  String persona() throws InterruptedException {
    return door.get("/api/personas?search=best").at("/personas/0/id").asText();
  }

  JsonNode call(String intentId) throws InterruptedException {
    return door.post(
            "/api/call",
            Map.of("phone_number", number, "persona_id", persona(), "payment_intent_id", intentId))
        .path("call");
  }

  /// A call for later.
  ///
  /// @param time as it is sent
  JsonNode schedule(String intentId, String time) throws InterruptedException {
    var order =
        Map.of(
            "phone_number",
            number,
            "persona_id",
            persona(),
            "payment_intent_id",
            intentId,
            "scheduled_time",
            time);
    return door.post("/api/calls/schedule", order).path("scheduled_call");
  }

  JsonNode look(String callId) throws InterruptedException {
    return door.get("/api/calls/" + callId).path("call");
  }

  /// The call once it fits, or an error after two minutes.
  JsonNode await(String callId, Predicate<JsonNode> fits) throws InterruptedException {
    var deadline = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      var call = look(callId);
      if (fits.test(call)) {
        return call;
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError("still: " + call);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  JsonNode awaitSettled(String callId) throws InterruptedException {
    return await(callId, Person::settled);
  }

  /// Whether a call has ended and every cent held for it was captured or released.
  static boolean settled(JsonNode call) {
    var money = call.path("money");
    return !call.path("end_time").isNull()
        && money.path("captured").asInt() + money.path("released").asInt()
            == money.path("held").asInt();
  }

  /// The voice agent is done with the call, which is a moment after the caller hung up: what it
  /// noted is stored, or was tried to be.
  static boolean conversed(JsonNode call) {
    return settled(call) && call.at("/money/cost_by_provider").has("deepgram");
  }
}
