package callmeback.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
  private final RunningHouse house;
  private final Frontend ann;
  private final Planner planner;

  ScheduleContractTest(RunningHouse house) {
    this.house = house;
    this.ann = Frontend.payer(house.product());
    this.planner = new Planner(house, ann);
  }

  @Test
  void postScheduleAnswersTheScheduledCall() {
    var intent = ann.hold(5);
    var reply = planner.schedule(intent, Duration.ofHours(1));
    assertThat(reply.status()).isEqualTo(201);
    var call = reply.json().path("scheduled_call");
    assertThat(call.path("status").asText()).isEqualTo("scheduled");
    assertThat(call.path("estimated_cost").asDouble()).isEqualTo(2.25);
    assertThat(call.path("payment_intent_id").asText()).isEqualTo(intent);
    assertThat(planner.schedule(intent, Duration.ofHours(2)).error())
        .isEqualTo("400 INVALID_PAYMENT");
    assertThat(planner.held(intent)).isEqualTo(225);
  }

  @Test
  void postScheduleRefusesWhatIsTooSoonTooFarOrLocal() {
    var intent = ann.hold(1);
    assertThat(planner.schedule(intent, Duration.ofMinutes(3)).error())
        .isEqualTo("400 VALIDATION_ERROR");
    assertThat(planner.schedule(intent, Duration.ofDays(31)).error())
        .isEqualTo("400 VALIDATION_ERROR");
    var local = planner.body(intent, "2027-01-01T12:00:00");
    assertThat(ann.post("/api/calls/schedule", local).json().path("details").has("scheduled_time"))
        .isTrue();
  }

  @Test
  void aHoldThatWouldLapseIsLetGoAtOnce() {
    var intent = ann.hold(1);
    var reply = planner.schedule(intent, Duration.ofDays(20));
    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.json().at("/scheduled_call/payment_intent_id").isNull()).isTrue();
    assertThat(planner.held(intent)).isZero();
  }

  @Test
  void getScheduledListsByTimeAndState() {
    var later = planner.schedule(ann.hold(1), Duration.ofHours(3)).text("/scheduled_call/id");
    var sooner = planner.schedule(ann.hold(1), Duration.ofHours(1)).text("/scheduled_call/id");
    assertThat(planner.ids("")).containsExactly(sooner, later);
    assertThat(planner.ids("?sort=time_desc")).containsExactly(later, sooner);
    ann.delete("/api/calls/schedule/" + later);
    assertThat(planner.ids("?status=scheduled")).containsExactly(sooner);
    assertThat(planner.ids("?status=cancelled")).containsExactly(later);
    assertThat(ann.get("/api/calls/scheduled?status=lost").error())
        .isEqualTo("400 VALIDATION_ERROR");
  }

  @Test
  void getScheduledHasPagesForWhoeverAsksForOne() {
    var later = planner.schedule(ann.hold(1), Duration.ofHours(3)).text("/scheduled_call/id");
    var sooner = planner.schedule(ann.hold(1), Duration.ofHours(1)).text("/scheduled_call/id");
    assertThat(ann.get("/api/calls/scheduled").json().has("pagination")).isFalse();
    assertThat(planner.ids("?page=1")).containsExactly(sooner, later);
    assertThat(planner.ids("?page=1&limit=1")).containsExactly(sooner);
    assertThat(planner.ids("?page=1&limit=1&sort=time_desc")).containsExactly(later);
    assertThat(planner.ids("?page=3&limit=1")).isEmpty();
    var second = ann.get("/api/calls/scheduled?page=2&limit=1&status=scheduled").json();
    assertThat(second.at("/scheduled_calls/0/id").asText()).isEqualTo(later);
    assertThat(second.path("pagination").toString())
        .isEqualTo("{\"page\":2,\"limit\":1,\"total\":2,\"pages\":2}");
    for (var wrong : List.of("page=0", "limit=0", "limit=101", "page=x")) {
      assertThat(ann.get("/api/calls/scheduled?" + wrong).error())
          .isEqualTo("400 VALIDATION_ERROR");
    }
  }

  @Test
  void deleteScheduleReleasesTheHold() {
    var intent = ann.hold(5);
    var id = planner.schedule(intent, Duration.ofHours(1)).text("/scheduled_call/id");
    var ben = Frontend.newcomer(house.product());
    assertThat(ben.delete("/api/calls/schedule/" + id).error()).isEqualTo("403 FORBIDDEN");
    var reply = ann.delete("/api/calls/schedule/" + id);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().at("/refund/amount").asDouble()).isEqualTo(2.25);
    assertThat(reply.text("/refund/status")).isEqualTo("released");
    assertThat(reply.text("/refund/refund_id")).isEqualTo(intent);
    assertThat(planner.held(intent)).isZero();
    assertThat(ann.delete("/api/calls/schedule/" + id).error()).isEqualTo("400 INVALID_STATUS");
    var unknown = "/api/calls/schedule/00000000-0000-0000-0000-000000000000";
    assertThat(ann.delete(unknown).error()).isEqualTo("404 NOT_FOUND");
  }

  @Test
  void deleteScheduleIsDeniedInTheLastFiveMinutes() throws Exception {
    var id = planner.schedule(ann.hold(1), Duration.ofHours(1)).text("/scheduled_call/id");
    planner.at(id, "4 minutes");
    assertThat(ann.delete("/api/calls/schedule/" + id).error())
        .isEqualTo("400 CANCELLATION_DENIED");
  }

  @Test
  void patchScheduleMovesTheCall() {
    var id = planner.schedule(ann.hold(1), Duration.ofHours(1)).text("/scheduled_call/id");
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
    var first = planner.schedule(ann.hold(1), Duration.ofHours(1)).text("/scheduled_call/id");
    house.sql(
        """
        INSERT INTO scheduled_calls (id, user_id, persona_id, persona_name, phone, minutes, at, dial_at,
                                     hold_at, state, created_at)
        SELECT gen_random_uuid(), user_id, persona_id, persona_name, phone, minutes, at, dial_at,
               at, state, now()
          FROM scheduled_calls CROSS JOIN generate_series(1, 49) WHERE id = '%s'
        """
            .formatted(first));
    assertThat(planner.schedule(ann.hold(1), Duration.ofHours(1)).error())
        .isEqualTo("429 MAX_SCHEDULED");
  }

  @Test
  void thePhoneRingsWhenItsTimeComesAfterAReminder() throws Exception {
    planner.phone();
    var intent = ann.hold(1);
    var id = planner.schedule(intent, Duration.ofHours(1)).text("/scheduled_call/id");
    planner.at(id, "4 minutes");
    Planner.await(() -> !planner.messages().isEmpty());
    assertThat(planner.messages().getFirst()).contains("five minutes");
    planner.at(id, "0 minutes");
    Planner.await(() -> planner.state(id).equals("completed"));
    var call = ann.get("/api/calls/schedule/" + id).text("/scheduled_call/call_id");
    Planner.await(() -> Person.settled(ann.get("/api/calls/" + call).json().path("call")));
    assertThat(ann.get("/api/calls/" + call).text("/call/status")).isEqualTo("completed");
    assertThat(house.sandbox().get("/phones/" + ann.phone()).path("calls")).hasSize(1);
    assertThat(planner.held(intent)).isZero();
  }

  @Test
  void whatIsElevenMinutesLateIsNotCalledAndCostsNothing() throws Exception {
    planner.phone();
    var intent = ann.hold(1);
    var id = planner.schedule(intent, Duration.ofHours(1)).text("/scheduled_call/id");
    planner.at(id, "-11 minutes");
    Planner.await(() -> planner.state(id).equals("missed"));
    Planner.await(() -> planner.held(intent) == 0);
    Planner.await(() ->
        planner.messages().stream().anyMatch(text -> text.contains("could not call you in time")));
    assertThat(house.sandbox().get("/phones/" + ann.phone()).path("calls")).isEmpty();
  }

  @Test
  void moneyIsHeldAgainShortlyBeforeTheCall() throws Exception {
    var id = planner.schedule(ann.hold(2), Duration.ofDays(20)).text("/scheduled_call/id");
    planner.at(id, "25 minutes");
    house.sql("UPDATE scheduled_calls SET hold_at = now() WHERE id = '%s'".formatted(id));
    Planner.await(() ->
        !ann.get("/api/calls/schedule/" + id)
            .text("/scheduled_call/payment_intent_id")
            .equals("null"));
    var intent = ann.get("/api/calls/schedule/" + id).text("/scheduled_call/payment_intent_id");
    assertThat(planner.held(intent)).isEqualTo(105);
  }
}
