package callmeback.app;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.app.Frontend.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The contract's lines on scheduled calls, and what happens when their time comes, against the
/// whole product. Time is moved in the database, whose clock rules what is due.
@Tag("e2e")
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(SharedHouse.class)
class ScheduleContractTest {
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private final RunningHouse house;
  private final Frontend ann;

  ScheduleContractTest(RunningHouse house) {
    this.house = house;
    this.ann = Frontend.payer(house.product());
  }

  @Test
  void postScheduleAnswersTheScheduledCall() {
    var intent = ann.hold(5);
    var reply = schedule(intent, Duration.ofHours(1));
    assertThat(reply.status()).isEqualTo(201);
    var call = reply.json().path("scheduled_call");
    assertThat(call.path("status").asText()).isEqualTo("scheduled");
    assertThat(call.path("estimated_cost").asDouble()).isEqualTo(2.25);
    assertThat(call.path("payment_intent_id").asText()).isEqualTo(intent);
    assertThat(schedule(intent, Duration.ofHours(2)).error()).isEqualTo("400 INVALID_PAYMENT");
    assertThat(held(intent)).isEqualTo(225);
  }

  @Test
  void postScheduleRefusesWhatIsTooSoonTooFarOrLocal() {
    var intent = ann.hold(1);
    assertThat(schedule(intent, Duration.ofMinutes(3)).error()).isEqualTo("400 VALIDATION_ERROR");
    assertThat(schedule(intent, Duration.ofDays(31)).error()).isEqualTo("400 VALIDATION_ERROR");
    var local = body(intent, "2027-01-01T12:00:00");
    assertThat(ann.post("/api/calls/schedule", local).json().path("details").has("scheduled_time"))
        .isTrue();
  }

  @Test
  void aHoldThatWouldLapseIsLetGoAtOnce() {
    var intent = ann.hold(1);
    var reply = schedule(intent, Duration.ofDays(20));
    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.json().at("/scheduled_call/payment_intent_id").isNull()).isTrue();
    assertThat(held(intent)).isZero();
  }

  @Test
  void getScheduledListsByTimeAndState() {
    var later = schedule(ann.hold(1), Duration.ofHours(3)).text("/scheduled_call/id");
    var sooner = schedule(ann.hold(1), Duration.ofHours(1)).text("/scheduled_call/id");
    assertThat(ids("")).containsExactly(sooner, later);
    assertThat(ids("?sort=time_desc")).containsExactly(later, sooner);
    ann.delete("/api/calls/schedule/" + later);
    assertThat(ids("?status=scheduled")).containsExactly(sooner);
    assertThat(ids("?status=cancelled")).containsExactly(later);
    assertThat(ann.get("/api/calls/scheduled?status=lost").error())
        .isEqualTo("400 VALIDATION_ERROR");
  }

  @Test
  void deleteScheduleReleasesTheHold() {
    var intent = ann.hold(5);
    var id = schedule(intent, Duration.ofHours(1)).text("/scheduled_call/id");
    var ben = Frontend.newcomer(house.product());
    assertThat(ben.delete("/api/calls/schedule/" + id).error()).isEqualTo("403 FORBIDDEN");
    var reply = ann.delete("/api/calls/schedule/" + id);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().at("/refund/amount").asDouble()).isEqualTo(2.25);
    assertThat(reply.text("/refund/status")).isEqualTo("released");
    assertThat(reply.text("/refund/refund_id")).isEqualTo(intent);
    assertThat(held(intent)).isZero();
    assertThat(ann.delete("/api/calls/schedule/" + id).error()).isEqualTo("400 INVALID_STATUS");
    var unknown = "/api/calls/schedule/00000000-0000-0000-0000-000000000000";
    assertThat(ann.delete(unknown).error()).isEqualTo("404 NOT_FOUND");
  }

  @Test
  void deleteScheduleIsDeniedInTheLastFiveMinutes() throws Exception {
    var id = schedule(ann.hold(1), Duration.ofHours(1)).text("/scheduled_call/id");
    at(id, "4 minutes");
    assertThat(ann.delete("/api/calls/schedule/" + id).error())
        .isEqualTo("400 CANCELLATION_DENIED");
  }

  @Test
  void patchScheduleMovesTheCall() {
    var id = schedule(ann.hold(1), Duration.ofHours(1)).text("/scheduled_call/id");
    var time = Instant.now().plus(Duration.ofHours(5)).toString();
    var moved = ann.patch("/api/calls/schedule/" + id, "{'scheduled_time': '%s'}".formatted(time));
    assertThat(moved.status()).isEqualTo(200);
    assertThat(Instant.parse(moved.text("/scheduled_call/scheduled_time")))
        .isCloseTo(
            Instant.parse(time),
            org.assertj.core.api.Assertions.within(1, java.time.temporal.ChronoUnit.MILLIS));
    assertThat(ann.get("/api/calls/schedule/" + id).text("/scheduled_call/status"))
        .isEqualTo("scheduled");
  }

  @Test
  void thereAreAtMostFiftyWaiting() throws Exception {
    var first = schedule(ann.hold(1), Duration.ofHours(1)).text("/scheduled_call/id");
    house.sql(
        """
        INSERT INTO scheduled_calls (id, user_id, persona_id, persona_name, phone, minutes, at, dial_at,
                                     hold_at, state, created_at)
        SELECT gen_random_uuid(), user_id, persona_id, persona_name, phone, minutes, at, dial_at,
               at, state, now()
          FROM scheduled_calls CROSS JOIN generate_series(1, 49) WHERE id = '%s'
        """
            .formatted(first));
    assertThat(schedule(ann.hold(1), Duration.ofHours(1)).error()).isEqualTo("429 MAX_SCHEDULED");
  }

  @Test
  void thePhoneRingsWhenItsTimeComesAfterAReminder() throws Exception {
    phone();
    var intent = ann.hold(1);
    var id = schedule(intent, Duration.ofHours(1)).text("/scheduled_call/id");
    at(id, "4 minutes");
    await(() -> !messages().isEmpty());
    assertThat(messages().getFirst()).contains("five minutes");
    at(id, "0 minutes");
    await(() -> state(id).equals("completed"));
    var call = ann.get("/api/calls/schedule/" + id).text("/scheduled_call/call_id");
    await(() -> Person.settled(ann.get("/api/calls/" + call).json().path("call")));
    assertThat(ann.get("/api/calls/" + call).text("/call/status")).isEqualTo("completed");
    assertThat(house.sandbox().get("/phones/" + ann.phone()).path("calls")).hasSize(1);
    assertThat(held(intent)).isZero();
  }

  @Test
  void whatIsElevenMinutesLateIsNotCalledAndCostsNothing() throws Exception {
    phone();
    var intent = ann.hold(1);
    var id = schedule(intent, Duration.ofHours(1)).text("/scheduled_call/id");
    at(id, "-11 minutes");
    await(() -> state(id).equals("missed"));
    await(() -> held(intent) == 0);
    await(() -> messages().stream().anyMatch(text -> text.contains("could not call you in time")));
    assertThat(house.sandbox().get("/phones/" + ann.phone()).path("calls")).isEmpty();
  }

  @Test
  void moneyIsHeldAgainShortlyBeforeTheCall() throws Exception {
    var id = schedule(ann.hold(2), Duration.ofDays(20)).text("/scheduled_call/id");
    at(id, "25 minutes");
    house.sql("UPDATE scheduled_calls SET hold_at = now() WHERE id = '%s'".formatted(id));
    await(() ->
        !ann.get("/api/calls/schedule/" + id)
            .text("/scheduled_call/payment_intent_id")
            .equals("null"));
    var intent = ann.get("/api/calls/schedule/" + id).text("/scheduled_call/payment_intent_id");
    assertThat(held(intent)).isEqualTo(105);
  }

  private void phone() throws InterruptedException {
    house
        .sandbox()
        .put(
            "/phones/" + ann.phone(),
            Map.of(
                "behaviour",
                "answer",
                "answer_after_ms",
                100,
                "script",
                List.of(Map.of("wait_ms", 3_000), Map.of("hang_up", true))));
  }

  private Reply schedule(String intent, Duration ahead) {
    return ann.post("/api/calls/schedule", body(intent, Instant.now().plus(ahead).toString()));
  }

  private String body(String intent, String time) {
    return "{'phone_number': '%s', 'persona_id': '%s', 'payment_intent_id': '%s', 'scheduled_time': '%s'}"
        .formatted(ann.phone(), ann.persona(), intent, time);
  }

  private void at(String id, String fromNow) throws Exception {
    house.sql(
        """
        UPDATE scheduled_calls SET at = now() + interval '%1$s', dial_at = now() + interval '%1$s'
         WHERE id = '%2$s'
        """
            .formatted(fromNow, id));
  }

  private List<String> ids(String query) {
    return ann.get("/api/calls/scheduled" + query)
        .json()
        .path("scheduled_calls")
        .valueStream()
        .map(call -> call.path("id").asText())
        .toList();
  }

  private String state(String id) {
    return ann.get("/api/calls/schedule/" + id).text("/scheduled_call/status");
  }

  private int held(String intent) {
    try {
      return house.intent(intent).path("held").asInt();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> messages() {
    try {
      return house
          .sandbox()
          .get("/phones/" + ann.phone())
          .path("messages")
          .findValuesAsText("text");
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void await(BooleanSupplier there) {
    var deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!there.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it did not happen in time").isLessThan(deadline);
      LockSupport.parkNanos(100_000_000L);
    }
  }
}
