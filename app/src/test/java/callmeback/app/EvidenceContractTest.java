package callmeback.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A card's bank wants the money of a call back, and somebody has to answer it.
@Tag("e2e")
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(SharedHouse.class)
final class EvidenceContractTest {
  private static final long PATIENCE_NANOS = 120_000_000_000L;
  private static final long PAUSE_NANOS = 200_000_000L;

  private final RunningHouse house;

  EvidenceContractTest(RunningHouse house) {
    this.house = house;
  }

  @Test
  void oneDocumentSpeaksForADisputedCharge() throws Exception {
    var ann = Frontend.payer(house.product());
    var intent = ann.hold(2);
    var path = "/api/calls/" + talked(ann, intent) + "/evidence";
    house.sandbox().post("/dashboard/stripe/payment_intents/" + intent + "/dispute", Map.of());
    awaitDispute(ann, path);

    var hers = ann.get(path);
    assertThat(hers.status()).isEqualTo(200);
    assertEvidence(hers, intent, ann);
    var boss = boss();
    assertThat(boss.get(path).json()).isEqualTo(hers.json());
    assertThat(Frontend.newcomer(house.product()).get(path).error()).isEqualTo("404 NOT_FOUND");
    assertThat(Frontend.stranger(house.product()).get(path).error()).isEqualTo("401 UNAUTHORIZED");
    var unknown = path.replaceAll("calls/[^/]+", "calls/0d9f6a3e-7b1c-4b62-9a55-3f1f6f0c8a11");
    assertThat(boss.get(unknown).error()).isEqualTo("404 NOT_FOUND");
  }

  private static void assertEvidence(Frontend.Reply reply, String intent, Frontend ann) {
    var evidence = reply.json().path("evidence");
    assertThat(evidence.at("/payment/payment_intent_id").asText()).isEqualTo(intent);
    assertThat(evidence.at("/payment/card_brand").asText()).isEqualTo("visa");
    assertThat(evidence.at("/receipt/steps").findValuesAsText("kind"))
        .containsExactly("hold", "capture", "release", "dispute");
    assertThat(evidence.at("/call/outcome").asText()).isEqualTo("talked");
    assertThat(evidence.at("/telephone/sid").asText()).startsWith("CA");
    assertThat(evidence.at("/telephone/own_number").asBoolean()).isTrue();
    assertThat(evidence.at("/telephone/reports").findValuesAsText("status"))
        .contains("ringing", "completed human");
    assertThat(evidence.at("/conversation/caller").asInt()).isPositive();
    assertThat(evidence.at("/conversation/persona").asInt()).isPositive();
    assertThat(evidence.path("program").isNull()).isTrue();
    assertThat(evidence.toString())
        .contains(ann.phone().substring(ann.phone().length() - 4))
        .doesNotContain(ann.phone(), "Ravensburg");
  }

  private String talked(Frontend ann, String intent) throws Exception {
    List<Map<String, ?>> script =
        List.of(
            Map.of("say", "i live in Ravensburg"),
            Map.of("wait_ms", 4_000),
            Map.of("hang_up", true));
    house.answers(ann.phone(), script);
    var call =
        ann.post(
                "/api/call",
                "{'phone_number': '%s', 'persona_id': '%s', 'payment_intent_id': '%s'}"
                    .formatted(ann.phone(), ann.persona(), intent))
            .text("/call/id");
    await(() -> Person.settled(ann.get("/api/calls/" + call).json().path("call")));
    return call;
  }

  private static void awaitDispute(Frontend ann, String path) {
    await(() -> ann.get(path).json().at("/evidence/payment/disputed").asBoolean());
  }

  private Frontend boss() throws Exception {
    var email = "boss@example.org";
    var nobody = Frontend.stranger(house.product());
    nobody.post(
        "/api/auth/register",
        "{'name': 'Boss', 'email': '%s', 'password': '%s', 'phone': '+14155570001'}"
            .formatted(email, Frontend.PASSWORD));
    house.sql("UPDATE users SET id = '%s' WHERE email = '%s'".formatted(SharedHouse.BOSS, email));
    var session =
        nobody.post(
            "/api/auth/login",
            "{'email': '%s', 'password': '%s'}".formatted(email, Frontend.PASSWORD));
    return new Frontend(house.product(), session.text("/token"), session.text("/user/id"), "");
  }

  /// Something that shall become true.
  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition) {
    var deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
