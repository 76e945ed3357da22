package callmeback.app;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.mcp.tool.Client;
import callmeback.mcp.tool.Client.Reply.Action;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a program can do with its user's money, over the whole product and the payment provider's
/// books.
@Tag("e2e")
@ExtendWith(SharedHouse.class)
class ProgramSpendingTest {
  private static final String SPENDING = "calls:write,billing:spend";
  private static final long PATIENCE_NANOS = 120_000_000_000L;
  private static final long PAUSE_NANOS = 200_000_000L;

  private final RunningHouse house;
  private final Frontend ann;

  ProgramSpendingTest(RunningHouse house) {
    this.house = house;
    this.ann = Frontend.payer(house.product());
  }

  private static Map<String, Object> hold(String key) {
    return Map.of("minutes", 1, "idempotency_key", key);
  }

  @Test
  void fromTheQuoteOverTheYesToTheReceipt() throws Exception {
    var assistant = Program.of(house, ann, SPENDING, 1_000);
    telephone();
    Map<String, Object> order =
        Map.of(
            "quote_id", assistant.quote(2),
            "idempotency_key", "dinner-1",
            "purpose", "Pretend the office is flooded.");
    var placed = assistant.confirmed("place_call", order);
    assertThat(placed).containsEntry("status", "done").containsEntry("held_cents", 105L);
    assertThat(assistant.use("place_call", order).content()).isEqualTo(placed);

    var callId = String.valueOf(placed.get("call_id"));
    var payment = "payments WHERE state = 'CAPTURED' AND call_id = '%s'".formatted(callId);
    await(() -> house.tables().count(payment) == 1);
    var receipt = ann.get("/api/calls/" + callId + "/receipt");
    assertThat(receipt.text("/receipt/call_id")).isEqualTo(callId);
    assertThat(assistant.holds("captured = 65")).isEqualTo(1);
    assertThat(
            assistant.audited(
                "tool = 'place_call' AND verdict = 'ALLOWED' AND cents = 105 AND call_id = '%s'"
                    .formatted(callId)))
        .isEqualTo(2);
    assertThat(assistant.audited("tool = 'place_call' AND verdict = 'ASKED'")).isEqualTo(1);
  }

  private void telephone() throws InterruptedException {
    house.greets(ann.phone());
  }

  @Test
  void withoutTheScopeNothingIsHeld() throws Exception {
    var poor = Program.of(house, ann, "calls:write,billing:read", 0);
    Map<String, Object> order = Map.of("quote_id", poor.quote(2), "idempotency_key", "dinner-1");

    for (var user : List.of(Client.NONE, Program.user(Action.ACCEPT))) {
      assertThat(poor.use("place_call", order, user).failed()).isTrue();
      assertThat(poor.use("create_payment_hold", hold("hold-key-1"), user).failed()).isTrue();
    }
    assertThat(poor.holds("true")).isZero();
    assertThat(poor.audited("verdict = 'REFUSED' AND problem = 'MissingScope'")).isEqualTo(4);
  }

  @Test
  void howeverManyAskAtOnceWithAUserWhoAlwaysSaysYesTheCapHolds() throws Exception {
    var eager = Program.of(house, ann, SPENDING, 200);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 8)
          .forEach(n ->
              threads.execute(() ->
                  eager.use(
                      "create_payment_hold", hold("parallel-" + n), Program.user(Action.ACCEPT))));
    }
    assertThat(eager.holds("state = 'HELD'")).isEqualTo(3);
    assertThat(eager.holds("true")).isEqualTo(3);
    assertThat(eager.audited("verdict = 'REFUSED' AND problem = 'SpendingStopped'")).isEqualTo(5);
  }

  @Test
  void whatIsGivenBackMayBeSpentAgain() throws Exception {
    var frugal = Program.of(house, ann, SPENDING, 65);
    var held = frugal.done("create_payment_hold", hold("hold-key-1"), Program.user(Action.ACCEPT));
    var payment = String.valueOf(held.get("payment_intent_id"));
    assertThat(house.intent(payment).path("held").asInt()).isEqualTo(65);
    assertThat(frugal.use("create_payment_hold", hold("hold-key-2")).failed()).isTrue();

    frugal.done("release_payment_hold", Map.of("payment_intent_id", payment), Client.NONE);
    assertThat(house.intent(payment).path("held").asInt()).isZero();
    assertThat(frugal.confirmed("create_payment_hold", hold("hold-key-2")))
        .containsEntry("status", "done");
  }

  @Test
  void aConfirmationIsGoodForOneHold() throws Exception {
    var assistant = Program.of(house, ann, SPENDING, 1_000);
    var asked = assistant.done("create_payment_hold", hold("hold-key-1"), Client.NONE);
    var token = asked.getOrDefault("confirm_token", "");
    assistant.done("create_payment_hold", with(hold("hold-key-1"), token), Client.NONE);

    assertThat(assistant.use("create_payment_hold", with(hold("hold-key-2"), token)).failed())
        .isTrue();
    assertThat(assistant.holds("true")).isEqualTo(1);
  }

  private static Map<String, Object> with(Map<String, Object> arguments, Object token) {
    return Map.of(
        "minutes", arguments.getOrDefault("minutes", 1),
        "idempotency_key", arguments.getOrDefault("idempotency_key", ""),
        "confirm_token", token);
  }

  @Test
  void aQuoteIsGoodForTheTokenItWasMadeFor() throws Exception {
    var quote = Program.of(house, ann, SPENDING, 1_000).quote(1);
    var other = Program.of(house, ann, SPENDING, 1_000);

    var order = Map.<String, Object>of("quote_id", quote, "idempotency_key", "dinner-1");
    assertThat(other.use("place_call", order, Program.user(Action.ACCEPT)).failed()).isTrue();
    assertThat(other.holds("true")).isZero();
  }

  @Test
  void whoDeclinesPaysNothing() throws Exception {
    var assistant = Program.of(house, ann, SPENDING, 1_000);
    var order =
        Map.<String, Object>of("quote_id", assistant.quote(1), "idempotency_key", "dinner-1");
    for (var no : List.of(Action.DECLINE, Action.CANCEL)) {
      assertThat(assistant.done("place_call", order, Program.user(no)))
          .containsEntry("status", "declined");
    }
    assertThat(assistant.holds("true")).isZero();
    assertThat(assistant.audited("verdict = 'DECLINED'")).isEqualTo(2);
  }

  @Test
  void whatACrashLeftHeldGoesBackByItself() throws Exception {
    var assistant = Program.of(house, ann, SPENDING, 1_000);
    var held = assistant.confirmed("create_payment_hold", hold("hold-key-1"));
    var payment = String.valueOf(held.get("payment_intent_id"));
    house.sql(
        """
        UPDATE spend_intents SET state = 'CLAIMED', kind = 'CALL', result = NULL,
                                 created_at = created_at - interval '4 minutes'
         WHERE user_id = '%s'
        """
            .formatted(ann.userId()));
    await(() -> house.intent(payment).path("held").asInt() == 0);
    await(() -> assistant.holds("state = 'RELEASED'") == 1);
    assertThat(assistant.use("create_payment_hold", hold("hold-key-1")).failed()).isTrue();
  }

  /// Something that becomes true.
  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(Condition condition) throws Exception {
    var deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
