package callmeback.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Calls for later, while nodes, banks or the telephone company fail them (rows 5, 24 and 26 of
/// facts/billing-telephony.md, 6.4).
@Tag("faults")
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("ScheduleFaultsTest")
class ScheduleFaultsTest {
  @TempDir static Path home;
  private static FaultyHouse house;

  @BeforeAll
  static void open() throws Exception {
    house = FaultyHouse.open(home);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @AfterEach
  void invariants() {
    house.requireSound();
  }

  /// Row 24.
  @ParameterizedTest
  @CsvSource({"8 minutes, completed, 1", "12 minutes, missed, 0"})
  void whatWasDueWhileNobodyLookedIsCalledWhileItIsStillExpected(
      String late, String state, int rings) throws Exception {
    var ann = house.caller();
    var id = scheduled(ann, ann.hold(1));
    due(id, "now() - interval '%s'".formatted(late));
    house.await("its end", () -> state(ann, id).equals(state));
    assertThat(house.rings(ann)).isEqualTo(rings);
  }

  /// Row 5, of a call for later.
  @Test
  void whoIsTooManyAtNineIsCalledALittleLater() throws Exception {
    var ann = house.caller();
    house.status("twilio", FaultyHouse.DIAL, 1, 429);
    var id = scheduled(ann, ann.hold(1));
    due(id, "now()");
    house.await(
        "its end",
        () -> {
          house.pass("5 seconds");
          return state(ann, id).equals("completed");
        });
    assertThat(house.rings(ann)).isEqualTo(1);
  }

  /// Row 26.
  @Test
  void whomNoCardPaysForIsToldAndNotCalled() throws Exception {
    var ann = house.caller();
    var id = scheduled(ann, ann.hold(1));
    var intent = house.count("payments");
    ann.door().post("/api/user/payment-method", declined());
    house.sql(
        """
        UPDATE payments SET updated_at = now() - interval '3 hours'
         WHERE intent_id = (SELECT intent_id FROM scheduled_calls WHERE id = '%1$s');
        UPDATE scheduled_calls SET intent_id = NULL, hold_at = now() WHERE id = '%1$s'
        """
            .formatted(id));
    house.await("an attempt to hold money", () -> house.count("payments") > intent);
    due(id, "now()");
    house.await("its end", () -> state(ann, id).equals("failed"));
    house.await("word of it", () -> texts(ann).contains("card"));
    assertThat(house.rings(ann)).isZero();
  }

  private static String texts(Person ann) {
    try {
      return house.sandbox().get("/phones/" + ann.number()).path("messages").toString();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, Object> declined() {
    return Map.of("payment_method_id", "pm_card_chargeCustomerFail", "set_as_default", true);
  }

  private static String scheduled(Person ann, String intent) throws InterruptedException {
    return ann.schedule(intent, Instant.now().plusSeconds(3_600).toString()).path("id").asText();
  }

  private static void due(String id, String time) {
    house.sql(
        "UPDATE scheduled_calls SET at = %1$s, dial_at = %1$s, reminded = true WHERE id = '%2$s'"
            .formatted(time, id));
  }

  private static String state(Person ann, String id) {
    try {
      return ann.door().get("/api/calls/schedule/" + id).at("/scheduled_call/status").asText();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
