package callmeback.app;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The contract's lines on export and erasure, against the whole product.
@Tag("e2e")
@ExtendWith(SharedHouse.class)
class LeavingContractTest {
  private static final long PATIENCE_NANOS = 120_000_000_000L;
  private static final long PAUSE_NANOS = 200_000_000L;

  private final RunningHouse house;
  private final Frontend ann;
  private final String email;

  /// Letters that stand nowhere else.
  private final String name;

  LeavingContractTest(RunningHouse house) {
    this.house = house;
    this.ann = Frontend.payer(house.product());
    this.email = ann.get("/api/auth/me").text("/user/email");
    this.name = letters(ann.phone());
    ann.put("/api/user/profile", "{'name': '%s'}".formatted(name));
    ann.post(
        "/api/personas",
        "{'name': 'Aunt of %1$s', 'description': 'Talks about %1$s.', 'voice': '%2$s', 'system_prompt': 'You are the aunt of %1$s.'}"
            .formatted(name, ann.get("/api/voices").text("/voices/0/id")));
    ann.post("/api/contacts", "{'persona_id': '%s'}".formatted(ann.persona()));
  }

  @Test
  void getExportShowsEverythingWeHold() {
    schedule(ann.hold(2));
    var all = ann.get("/api/user/export");
    assertThat(all.status()).isEqualTo(200);
    assertThat(all.text("/user/email")).isEqualTo(email);
    assertThat(all.text("/payment_methods/0/last4")).isEqualTo("4242");
    assertThat(all.json().path("contacts").size()).isEqualTo(1);
    assertThat(all.text("/scheduled_calls/0/phone_number")).isEqualTo(ann.phone());
    assertThat(all.text("/personas/0/system_prompt")).contains(name);
    assertThat(all.json().path("calls").isArray()).isTrue();
    assertThat(Frontend.stranger(house.product()).get("/api/user/export").error())
        .isEqualTo("401 UNAUTHORIZED");
  }

  @Test
  void deleteUserAsksForThePasswordAgain() {
    assertThat(ann.send("DELETE", "/api/user", "{}").error()).isEqualTo("400 VALIDATION_ERROR");
    assertThat(ann.send("DELETE", "/api/user", "{'password': 'Wrong-word-1'}").error())
        .isEqualTo("401 INVALID_CREDENTIALS");
    assertThat(ann.get("/api/auth/me").status()).isEqualTo(200);
  }

  @Test
  void deleteUserVoidsEveryTokenAndThePasswordAtOnce() {
    var other = login();
    assertThat(leave().status()).isEqualTo(200);
    assertThat(ann.get("/api/auth/me").error()).isEqualTo("401 TOKEN_REVOKED");
    var elsewhere = new Frontend(house.product(), other.text("/token"), ann.userId(), ann.phone());
    assertThat(elsewhere.get("/api/auth/me").error()).isEqualTo("401 TOKEN_REVOKED");
    assertThat(login().error()).isEqualTo("401 INVALID_CREDENTIALS");
  }

  @Test
  void afterErasureNoTableAndNoFileKnowsThePerson() throws Exception {
    var intent = ann.hold(3);
    schedule(intent);
    ann.post(
        "/api/tokens",
        "{'password': '%s', 'name': 'Key of %s', 'scopes': ['memory']}"
            .formatted(Frontend.PASSWORD, name));
    var phone = house.tables().sealed(ann.phone());
    for (var trace : List.of(name, "of " + name, "Key of " + name, email, phone)) {
      assertThat(house.tables().knows(trace)).as(trace).isTrue();
    }
    leave();
    departed();
    for (var trace : List.of(name, email, phone, ann.phone())) {
      assertThat(house.tables().knows(trace)).as(trace).isFalse();
    }
    assertThat(house.tables().count("payment_methods WHERE user_id = '%s'".formatted(ann.userId())))
        .isZero();
    assertThat(house.intent(intent).path("amount_received").asInt()).isZero();
    assertThat(house.tables().count("payments WHERE user_id = '%s'".formatted(ann.userId())))
        .isEqualTo(1);
    assertThat(house.tables().count("customers WHERE user_id = '%s'".formatted(ann.userId())))
        .isZero();
  }

  @Test
  void aLiveCallIsHungUpAndPaidBeforeAnythingIsErased() throws Exception {
    house.answers(ann.phone(), List.of());
    var intent = ann.hold(5);
    var call =
        ann.post(
            "/api/call",
            "{'phone_number': '%s', 'persona_id': '%s', 'payment_intent_id': '%s'}"
                .formatted(ann.phone(), ann.persona(), intent));
    var mine = "calls WHERE id = '%s' AND ".formatted(call.text("/call/id"));
    await(() -> house.tables().count(mine + "heard_at IS NOT NULL") == 1);
    leave();
    await(() -> house.tables().count(mine + "outcome IS NOT NULL") == 1);
    departed();
    assertThat(house.tables().count(mine + "sid IS NULL AND cost > 0")).isEqualTo(1);
    assertThat(
            house
                .tables()
                .count("payments WHERE state = 'CAPTURED' AND intent_id = '" + intent + "'"))
        .isEqualTo(1);
    assertThat(house.tables().knows(house.tables().sealed(ann.phone()))).isFalse();
    assertThat(house.objects(ann.userId())).isZero();
    assertThat(
            house.tables().count("memory_session WHERE owner LIKE '%s%%'".formatted(ann.userId())))
        .isZero();
  }

  private Frontend.Reply leave() {
    return ann.send("DELETE", "/api/user", "{'password': '%s'}".formatted(Frontend.PASSWORD));
  }

  private Frontend.Reply login() {
    return Frontend.stranger(house.product())
        .post(
            "/api/auth/login",
            "{'email': '%s', 'password': '%s'}".formatted(email, Frontend.PASSWORD));
  }

  private void schedule(String intent) {
    var reply =
        ann.post(
            "/api/calls/schedule",
            "{'phone_number': '%s', 'persona_id': '%s', 'payment_intent_id': '%s', 'scheduled_time': '%s'}"
                .formatted(ann.phone(), ann.persona(), intent, Instant.now().plusSeconds(7200)));
    assertThat(reply.status()).isEqualTo(201);
  }

  /// Lets the minute in which requests and calls may still be at work pass at once.
  private void departed() throws Exception {
    house.sql(
        "UPDATE users SET leaving_at = leaving_at - interval '2 minutes', leave_next = now()"
            + " WHERE id = '%s'".formatted(ann.userId()));
    house.sql(
        "UPDATE calls SET ended_at = ended_at - interval '2 minutes' WHERE user_id = '%s'"
            .formatted(ann.userId()));
    await(() ->
        house
                .tables()
                .count("users WHERE id = '%s' AND departed_at IS NOT NULL".formatted(ann.userId()))
            == 1);
  }

  private static String letters(String digits) {
    return "Z"
        + digits.substring(1).chars().mapToObj(c -> "" + (char) (c - '0' + 'a')).collect(joining());
  }

  /// Something that can be looked up in the database.
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
