package callmeback.app;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.app.Frontend.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Somebody who has themselves called later, and for whom time passes faster.
record Planner(RunningHouse house, Frontend ann) {
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  /// Answers, and stays long enough to hear who calls.
  void phone() throws InterruptedException {
    house.answers(ann.phone(), List.of(Map.of("wait_ms", 8_000), Map.of("hang_up", true)));
  }

  Reply schedule(String intent, Duration ahead) {
    return ann.post("/api/calls/schedule", body(intent, Instant.now().plus(ahead).toString()));
  }

  /// With more fields, like `, 'purpose': 'Wake me.'`.
  Reply schedule(String intent, Duration ahead, String more) {
    var body = body(intent, Instant.now().plus(ahead).toString());
    return ann.post("/api/calls/schedule", body.replaceFirst("}$", more + "}"));
  }

  String body(String intent, String time) {
    return "{'phone_number': '%s', 'persona_id': '%s', 'payment_intent_id': '%s', 'scheduled_time': '%s'}"
        .formatted(ann.phone(), ann.persona(), intent, time);
  }

  /// Moves a call in the database, whose clock rules what is due.
  void at(String id, String fromNow) throws Exception {
    house.sql(
        """
        UPDATE scheduled_calls SET at = now() + interval '%1$s', dial_at = now() + interval '%1$s'
         WHERE id = '%2$s'
        """
            .formatted(fromNow, id));
  }

  List<String> ids(String query) {
    return ann.get("/api/calls/scheduled" + query)
        .json()
        .path("scheduled_calls")
        .valueStream()
        .map(call -> call.path("id").asText())
        .toList();
  }

  String state(String id) {
    return ann.get("/api/calls/schedule/" + id).text("/scheduled_call/status");
  }

  int held(String intent) {
    try {
      return house.intent(intent).path("held").asInt();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  List<String> messages() {
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

  /// Until it is so, or a minute is over.
  static void await(BooleanSupplier there) {
    var deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!there.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it did not happen in time").isLessThan(deadline);
      LockSupport.parkNanos(100_000_000L);
    }
  }
}
