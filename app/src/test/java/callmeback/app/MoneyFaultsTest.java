package callmeback.app;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.app.demo.Door.Refused;
import java.nio.file.Path;
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
import org.junit.jupiter.params.provider.ValueSource;

/// What goes wrong between us and the payment provider in a whole call: nobody is charged twice or
/// above the hold, and no hold is left (rows 13, 14, 15, 17 and 19 of facts/billing-telephony.md,
/// 6.4).
@Tag("faults")
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("MoneyFaultsTest")
class MoneyFaultsTest {
  private static final String EVENT = "/api/stripe/webhook";

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

  /// Rows 13, 14 and 15: a 500 is kept under its key, a 503 is not.
  @ParameterizedTest
  @CsvSource({
    "drop-after, 3, 0",
    "drop-before, 3, 0",
    "status, 3, 503",
    "status, 3, 500",
    "status-after, 3, 503",
    "garble, 1, 0"
  })
  void howeverACaptureFailsItIsMadeOnceInTheEnd(String mishap, int times, int status)
      throws Exception {
    var ann = house.caller();
    var more = status == 0 ? Map.<String, Object>of() : Map.of("status", status);
    house.mishap("stripe", FaultyHouse.CAPTURE, times, mishap, more);
    var id = ann.call(ann.hold(2)).path("id").asText();
    house.await("the call to end", () -> house.count("calls WHERE ended_at IS NULL") == 0);
    house.await("the charge", () -> charged(id));
    assertThat(ann.look(id).at("/money/captured").asInt()).isEqualTo(65);
    assertThat(house.ledger(id, "CAPTURE")).isEqualTo(1);
  }

  /// Row 14: what is owed is shown until the provider is back.
  @Test
  void aChargeThatWaitsIsShownAsPending() throws Exception {
    var ann = house.caller();
    house.mishap("stripe", FaultyHouse.CAPTURE, 0, "drop-before");
    var id = ann.call(ann.hold(2)).path("id").asText();
    house.await("the call to end", () -> house.count("calls WHERE ended_at IS NULL") == 0);
    var money = ann.look(id).path("money");
    assertThat(money.path("pending").asInt()).isEqualTo(65);
    assertThat(money.path("captured").asInt()).isZero();
    house.clear();
    house.await("the charge", () -> charged(id));
  }

  /// A hold whose answer is lost is either had or given back.
  @ParameterizedTest
  @CsvSource({"drop-after, 4", "drop-before, 4", "status, 4", "garble, 4"})
  void aHoldOfWhichNothingIsHeardIsGivenBack(String mishap, int times) throws Exception {
    var ann = house.caller();
    house.mishap("stripe", FaultyHouse.HOLD, times, mishap, Map.of("status", 500));
    try {
      assertThat(ann.hold(2)).isNotEmpty();
    } catch (Refused refused) {
      assertThat(refused.status()).isIn(500, 503);
    }
    assertThat(house.held()).isLessThanOrEqualTo(105);
  }

  /// Row 17.
  @ParameterizedTest
  @ValueSource(strings = {"duplicate", "reorder", "lose"})
  void howeverEventsComeTheBooksAgree(String mishap) throws Exception {
    var ann = house.caller();
    house.mishap("stripe", EVENT, 0, mishap);
    var call = ann.awaitSettled(ann.call(ann.hold(2)).path("id").asText());
    assertThat(call.at("/money/captured").asInt()).isEqualTo(65);
  }

  /// Row 19: the event of a hold is there before the answer is.
  @Test
  void anEventThatIsFasterThanTheAnswerLosesNothing() throws Exception {
    var ann = house.caller();
    house.mishap("stripe", FaultyHouse.HOLD, 1, "stall-after");
    var call = ann.awaitSettled(ann.call(ann.hold(2)).path("id").asText());
    assertThat(call.at("/money/captured").asInt()).isEqualTo(65);
  }

  private static boolean charged(String callId) {
    house.pass("1 hour");
    return house.ledger(callId, "CAPTURE") == 1;
  }
}
