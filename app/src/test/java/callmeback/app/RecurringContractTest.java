package callmeback.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Calls that come again, and what they are for, against the whole product.
@Tag("e2e")
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(SharedHouse.class)
class RecurringContractTest {
  private static final String DAILY =
      ", 'recurrence': {'every': 'day', 'timezone': 'Europe/Berlin'}";
  private static final String LIGHTHOUSE = ", 'purpose': 'Ask me about the lighthouse.'";

  private final RunningHouse house;
  private final Frontend ann;
  private final Planner planner;

  RecurringContractTest(RunningHouse house) {
    this.house = house;
    this.ann = Frontend.payer(house.product());
    this.planner = new Planner(house, ann);
  }

  @Test
  void postScheduleTakesARecurrenceAndAPurpose() throws Exception {
    var until =
        ", 'recurrence': {'every': 'week', 'timezone': 'America/New_York', 'until': '2031-12-31'}";
    var reply = planner.schedule(ann.hold(1), Duration.ofHours(1), until + LIGHTHOUSE);
    assertThat(reply.status()).isEqualTo(201);
    var call = reply.json().path("scheduled_call");
    assertThat(call.path("recurrence").toString())
        .isEqualTo(
            "{'every':'week','timezone':'America/New_York','until':'2031-12-31'}"
                .replace('\'', '"'));
    assertThat(call.path("purpose").asText()).isEqualTo("Ask me about the lighthouse.");
    var listed = ann.get("/api/calls/scheduled").json().at("/scheduled_calls/0");
    assertThat(listed).isEqualTo(call);
    assertThat(house.tables().knows("lighthouse")).isFalse();
  }

  @Test
  void aCallThatComesOnceSaysSo() {
    var nothing = ", 'recurrence': null, 'purpose': null";
    var call =
        planner.schedule(ann.hold(1), Duration.ofHours(1), nothing).json().path("scheduled_call");
    assertThat(call.path("recurrence").isNull()).isTrue();
    assertThat(call.path("purpose").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'daily'",
        "{}",
        "{'every': 'day'}",
        "{'every': 'month', 'timezone': 'Europe/Berlin'}",
        "{'every': 'day', 'timezone': '+01:00'}",
        "{'every': 'day', 'timezone': 'Europe/Atlantis'}",
        "{'every': 'day', 'timezone': 'Europe/Berlin', 'until': 'soon'}",
        "{'every': 'day', 'timezone': 'Europe/Berlin', 'until': '2020-01-01'}",
        "{'every': 'day', 'timezone': 'Europe/Berlin', 'until': '+99999-01-01'}",
      })
  void postScheduleRefusesOtherRecurrences(String recurrence) {
    var reply = planner.schedule(ann.hold(1), Duration.ofHours(1), ", 'recurrence': " + recurrence);
    assertThat(reply.error()).isEqualTo("400 VALIDATION_ERROR");
    assertThat(reply.json().path("details").has("recurrence")).isTrue();
  }

  @Test
  void postScheduleRefusesAPurposeWithMarkup() {
    var reply = planner.schedule(ann.hold(1), Duration.ofHours(1), ", 'purpose': '<b>Loud</b>'");
    assertThat(reply.json().path("details").has("purpose")).isTrue();
  }

  @Test
  void patchScheduleChangesWhatIsThereAndLeavesTheRest() {
    var id = id(planner.schedule(ann.hold(1), Duration.ofHours(1), LIGHTHOUSE).json());
    var time = shown(id).path("scheduled_time");
    patch(id, "{'recurrence': {'every': 'day', 'timezone': 'Asia/Tokyo'}}");
    assertThat(shown(id).at("/recurrence/timezone").asText()).isEqualTo("Asia/Tokyo");
    assertThat(shown(id).path("purpose").asText()).contains("lighthouse");
    assertThat(shown(id).path("scheduled_time")).isEqualTo(time);
    patch(id, "{'purpose': 'Wake me up.'}");
    assertThat(shown(id).path("purpose").asText()).isEqualTo("Wake me up.");
    assertThat(shown(id).at("/recurrence/every").asText()).isEqualTo("day");
    patch(id, "{'purpose': null, 'recurrence': null}");
    assertThat(shown(id).path("purpose").isNull()).isTrue();
    assertThat(shown(id).path("recurrence").isNull()).isTrue();
  }

  @Test
  void whenACallIsOverTheNextIsScheduledUnpaidAndThenPaid() throws Exception {
    planner.phone();
    var id = id(planner.schedule(ann.hold(1), Duration.ofHours(1), DAILY + LIGHTHOUSE).json());
    var time = inBerlin(shown(id));
    planner.at(id, "0 minutes");
    Planner.await(() -> planner.state(id).equals("initiated"));
    Planner.await(() -> planner.state(id).equals("completed"));

    var call = shown(id).path("call_id").asText();
    assertThat(ann.get("/api/calls/" + call).text("/call/purpose")).contains("lighthouse");
    var waiting = planner.ids("?status=scheduled");
    assertThat(waiting).hasSize(1);
    var next = shown(waiting.getFirst());
    assertThat(next.path("payment_intent_id").isNull()).isTrue();
    assertThat(next.path("purpose").asText()).contains("lighthouse");
    assertThat(next.path("recurrence")).isEqualTo(shown(id).path("recurrence"));
    assertThat(inBerlin(next)).isEqualTo(time);

    planner.at(next.path("id").asText(), "25 minutes");
    house.sql(
        "UPDATE scheduled_calls SET hold_at = now() WHERE id = '%s'".formatted(waiting.getFirst()));
    Planner.await(() -> !shown(waiting.getFirst()).path("payment_intent_id").isNull());
    assertThat(planner.held(shown(waiting.getFirst()).path("payment_intent_id").asText()))
        .isEqualTo(65);
  }

  @Test
  void aCallThatWasMissedIsFollowedByTheNextThatIsNotOver() throws Exception {
    var id = id(planner.schedule(ann.hold(1), Duration.ofHours(1), DAILY).json());
    planner.at(id, "-3 days");
    Planner.await(() -> planner.state(id).equals("missed"));
    var waiting = planner.ids("?status=scheduled");
    assertThat(waiting).hasSize(1);
    var next = Instant.parse(shown(waiting.getFirst()).path("scheduled_time").asText());
    assertThat(next).isBetween(Instant.now(), Instant.now().plus(Duration.ofHours(26)));
  }

  @Test
  void deleteScheduleEndsTheSeries() throws Exception {
    var id = id(planner.schedule(ann.hold(1), Duration.ofHours(1), DAILY).json());
    assertThat(ann.delete("/api/calls/schedule/" + id).text("/refund/status"))
        .isEqualTo("released");
    assertThat(planner.ids("?status=scheduled")).isEmpty();
    assertThat(house.tables().count("scheduled_calls WHERE user_id = '%s'".formatted(ann.userId())))
        .isEqualTo(1);
  }

  @Test
  void theSecondCallInARowThatNoCardPaysForIsTheLast() throws Exception {
    planner.phone();
    var id = id(planner.schedule(ann.hold(1), Duration.ofDays(20), DAILY).json());
    house.sql("DELETE FROM payment_methods WHERE user_id = '%s'".formatted(ann.userId()));
    house.sql(
        "UPDATE scheduled_calls SET unpaid = 1, hold_at = now() WHERE id = '%s'".formatted(id));
    planner.at(id, "8 minutes");
    Planner.await(() -> planner.state(id).equals("failed"));
    assertThat(planner.ids("?status=scheduled")).isEmpty();
    Planner.await(() ->
        planner.messages().stream().anyMatch(text -> text.contains("repeated calls have ended")));
  }

  private static LocalTime inBerlin(JsonNode call) {
    return Instant.parse(call.path("scheduled_time").asText())
        .atZone(ZoneId.of("Europe/Berlin"))
        .toLocalTime()
        .truncatedTo(ChronoUnit.SECONDS);
  }

  private void patch(String id, String body) {
    assertThat(ann.patch("/api/calls/schedule/" + id, body).status()).isEqualTo(200);
  }

  private JsonNode shown(String id) {
    return ann.get("/api/calls/schedule/" + id).json().path("scheduled_call");
  }

  private static String id(JsonNode reply) {
    return reply.at("/scheduled_call/id").asText();
  }
}
