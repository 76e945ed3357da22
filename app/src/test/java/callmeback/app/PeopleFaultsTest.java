package callmeback.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import callmeback.app.demo.Door.Refused;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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
import org.junit.jupiter.params.provider.ValueSource;

/// People reach for what is somebody else's, are not there, and mean another hour than they say
/// (rows 21, 29 and 32 of facts/billing-telephony.md, 6.4).
@Tag("faults")
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("PeopleFaultsTest")
class PeopleFaultsTest {
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

  /// Row 21.
  @Test
  void whatIsSomebodyElsesCannotBeUsedAndIsNotHarmed() throws Exception {
    var ann = house.caller();
    var ben = house.person("pm_card_visa");
    var card = ann.door().get("/api/user/billing").at("/payment_methods/0/id").asText();
    var intent = ann.hold(2);
    assertRefused("400 INVALID_PAYMENT", () -> ben.call(intent));
    assertRefused("404 NOT_FOUND", () -> ben.door().delete("/api/user/payment-method/" + card));
    var id = ann.call(intent).path("id").asText();
    assertRefused("404 NOT_FOUND", () -> ben.look(id));
    assertRefused(
        "404 NOT_FOUND", () -> ben.door().post("/api/calls/" + id + "/hang-up", Map.of()));
    var call = ann.awaitSettled(id);
    assertThat(call.path("status").asText()).isEqualTo("completed");
    assertThat(call.at("/money/captured").asInt()).isEqualTo(65);
    assertThat(house.rings(ben)).isZero();
  }

  /// Row 29, and reports of it that come twice or late.
  @ParameterizedTest
  @ValueSource(strings = {"", "duplicate", "late"})
  void whereAMachineAnswersItIsHungUpOnAndNothingIsCharged(String mishap) throws Exception {
    var ann = house.person("pm_card_visa");
    ann.phone("voicemail", List.of());
    if (!mishap.isEmpty()) {
      house.mishap("twilio", "/api/twilio/callback/*", 0, mishap, Map.of("delay_ms", 500));
    }
    var intent = ann.hold(2);
    var call = ann.awaitSettled(ann.call(intent).path("id").asText());
    assertThat(call.path("status").asText()).isEqualTo("failed");
    assertThat(house.intent(intent).path("captured").asInt()).isZero();
    assertThat(house.intent(intent).path("released").asInt()).isEqualTo(105);
  }

  /// Row 32: when clocks are put back, half past one comes twice. Who does not say which is asked;
  /// who does is called then.
  @Test
  void theHourThatComesTwiceIsTheOneThatWasSaid() throws Exception {
    var ann = house.caller();
    var intent = ann.hold(1);
    var day = LocalDate.now(ZoneOffset.UTC).plusDays(2);
    assertRefused("400 VALIDATION_ERROR", () -> ann.schedule(intent, day + "T01:30:00"));
    var first = ann.schedule(intent, day + "T01:30:00-04:00");
    assertThat(first.path("scheduled_time").asText()).isEqualTo(day + "T05:30:00Z");
    var second = ann.schedule(ann.hold(1), day + "T01:30:00-05:00");
    assertThat(second.path("scheduled_time").asText()).isEqualTo(day + "T06:30:00Z");
    for (var call : List.of(first, second)) {
      ann.door().delete("/api/calls/schedule/" + call.path("id").asText());
    }
    assertThat(house.rings(ann)).isZero();
  }

  private static void assertRefused(String error, ThrowingCallable request) {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(request)
        .satisfies(refused -> assertThat(refused.status() + " " + refused.code()).isEqualTo(error));
  }
}
