package callmeback.app;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.app.demo.Door.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
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

/// What goes wrong while a telephone is being dialled: it rings once at most, and money that is
/// held for nothing goes back (rows 3 to 5 and 20 of facts/billing-telephony.md, 6.4).
@Tag("faults")
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("DialFaultsTest")
class DialFaultsTest {
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

  /// Row 3.
  @ParameterizedTest
  @ValueSource(strings = {"drop-after", "status-after"})
  void aDialThatWorkedAndWhoseAnswerIsLostRingsOnce(String mishap) throws Exception {
    var ann = house.caller();
    house.mishap("twilio", FaultyHouse.DIAL, 1, mishap, Map.of("status", 503));
    var call = ann.awaitSettled(id(ann.call(ann.hold(2))));
    assertThat(call.path("status").asText()).isEqualTo("completed");
    assertThat(house.rings(ann)).isEqualTo(1);
  }

  /// Row 4, where the second attempt works.
  @Test
  void aDialThatDidNotWorkIsMadeOnceMore() throws Exception {
    var ann = house.caller();
    house.status("twilio", FaultyHouse.DIAL, 1, 503);
    var id = id(ann.call(ann.hold(2)));
    assertThat(ann.look(id).path("status").asText()).isEqualTo("initiated");
    house.pass("15 seconds");
    assertThat(ann.awaitSettled(id).path("status").asText()).isEqualTo("completed");
    assertThat(house.rings(ann)).isEqualTo(1);
  }

  /// Row 4, where it does not.
  @Test
  void aDialThatFailsTwiceIsGivenUpAndFree() throws Exception {
    var ann = house.caller();
    house.status("twilio", FaultyHouse.DIAL, 0, 503);
    var before = dials();
    var id = id(ann.call(ann.hold(2)));
    house.pass("15 seconds");
    house.await("the second attempt", () -> dials() == before + 2);
    house.pass("15 seconds");
    var call = ann.awaitSettled(id);
    assertThat(call.path("status").asText()).isEqualTo("failed");
    assertThat(call.at("/money/released").asInt()).isEqualTo(105);
    assertThat(dials()).isEqualTo(before + 2);
    assertThat(house.rings(ann)).isZero();
  }

  /// Row 5.
  @Test
  void whoIsTooManyWaitsAndKeepsTheHold() throws Exception {
    var ann = house.caller();
    house.status("twilio", FaultyHouse.DIAL, 2, 429);
    var intent = ann.hold(2);
    var id = id(ann.call(intent));
    assertThat(house.intent(intent).path("held").asInt()).isEqualTo(105);
    house.await(
        "the call to be dialled",
        () -> {
          house.pass("5 seconds");
          return house.rings(ann) == 1;
        });
    assertThat(ann.awaitSettled(id).path("status").asText()).isEqualTo("completed");
  }

  /// Row 20.
  @Test
  void onePaymentPaysForOneOfTwoCallsAtOnce() throws Exception {
    var ann = house.caller();
    var intent = ann.hold(2);
    var persona = ann.persona();
    assertThat(persona).isNotEmpty();
    Callable<Boolean> attempt = () -> granted(() -> ann.call(intent));
    try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = both.submit(attempt);
      var second = both.submit(attempt);
      assertThat(first.get() ^ second.get()).isTrue();
    }
    house.await("the call to end", () -> house.count("calls WHERE ended_at IS NULL") == 0);
    assertThat(house.rings(ann)).isEqualTo(1);
  }

  private static boolean granted(Callable<?> request) {
    try {
      request.call();
      return true;
    } catch (Refused _) {
      return false;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /// How often any number was asked for.
  private static long dials() {
    return house
        .journal("twilio")
        .filter(entry -> entry.path("method").asText().equals("POST"))
        .filter(entry -> entry.path("path").asText().endsWith("/Calls.json"))
        .count();
  }

  private static String id(JsonNode call) {
    return call.path("id").asText();
  }
}
