package callmeback.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Somebody has everything about them erased in the middle of a call (row 36 of
/// facts/billing-telephony.md, 6.4).
@Tag("faults")
@Execution(ExecutionMode.CONCURRENT)
class LeavingFaultsTest {

  @Test
  void whoLeavesDuringACallPaysForItAndForNothingElseAndIsErased(@TempDir Path home)
      throws Exception {
    try (var house = FaultyHouse.open(home)) {
      var ann = Frontend.payer(house.product());
      house
          .sandbox()
          .put(
              "/phones/" + ann.phone(),
              Map.of("behaviour", "answer", "answer_after_ms", 100, "script", List.of()));
      var later = ann.hold(1);
      order(
          ann,
          "/api/calls/schedule",
          later,
          ", 'scheduled_time': '%s'".formatted(Instant.now().plusSeconds(7_200)));
      var now = ann.hold(2);
      var id = order(ann, "/api/call", now, "").text("/call/id");
      var mine = "calls WHERE id = '%s' AND ".formatted(id);
      house.await("the talk", () -> house.count(mine + "heard_at IS NOT NULL") == 1);

      var left = ann.send("DELETE", "/api/user", "{'password': '%s'}".formatted(Frontend.PASSWORD));
      assertThat(left.status()).isLessThan(300);
      // Erased no earlier than asked for below: till then both books can be compared.
      house.sql("UPDATE users SET leaving_at = leaving_at + interval '1 hour'");
      house.await("the end of the call", () -> house.count(mine + "outcome IS NOT NULL") == 1);
      house.requireSound();
      assertThat(house.intent(now).path("captured").asInt()).isEqualTo(65);
      assertThat(house.intent(later).path("captured").asInt()).isZero();
      assertThat(house.intent(later).path("released").asInt()).isEqualTo(65);

      erase(house, ann.userId());
      assertThat(house.count(mine + "sid IS NULL AND cost > 0")).isEqualTo(1);
      assertThat(house.held()).isZero();
    }
  }

  /// Lets the minute in which requests and calls may still be at work pass at once.
  private static void erase(FaultyHouse house, String user) {
    house.sql("UPDATE calls SET ended_at = ended_at - interval '2 minutes'");
    house.sql("UPDATE users SET leaving_at = leaving_at - interval '2 hours', leave_next = now()");
    house.await(
        "the erasure",
        () ->
            house.count("users WHERE id = '%s' AND departed_at IS NOT NULL".formatted(user)) == 1);
  }

  private static Frontend.Reply order(Frontend ann, String path, String intent, String more) {
    var reply =
        ann.post(
            path,
            "{'phone_number': '%s', 'persona_id': '%s', 'payment_intent_id': '%s'%s}"
                .formatted(ann.phone(), ann.persona(), intent, more));
    assertThat(reply.status()).isBetween(200, 201);
    return reply;
  }
}
