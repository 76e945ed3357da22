package callmeback.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The process is killed between what it did outside and what it wrote down of it: the next one
/// finds out (rows 1, 2, 13 and 35 of facts/billing-telephony.md, 6.4).
@Tag("faults")
@Execution(ExecutionMode.CONCURRENT)
class KillPointsTest {
  @TempDir private Path folder;

  /// Row 1.
  @Test
  void afterMoneyWasHeldAndBeforeThatWasWritten() throws Exception {
    killedAfter(
        FaultyHouse.HOLD, "stripe", ann -> ann.hold(2), house -> house.held() > 0, house -> {});
  }

  /// Row 2.
  @Test
  void afterATelephoneWasDialledAndBeforeThatWasWritten() throws Exception {
    killedAfter(
        FaultyHouse.DIAL,
        "twilio",
        ann -> ann.call(ann.hold(2)),
        house -> !lines(house).isEmpty(),
        house -> assertThat(lines(house)).hasSize(1));
  }

  /// Row 13, with a crash in the middle of it.
  @Test
  void afterACaptureAndBeforeThatWasWritten() throws Exception {
    killedAfter(
        FaultyHouse.CAPTURE,
        "stripe",
        ann -> ann.call(ann.hold(2)),
        house -> house.books().at("/stripe/payment_intents/0/captured").asInt() > 0,
        house -> assertThat(house.sum("captured", "payments")).isEqualTo(65));
  }

  /// Row 35.
  @Test
  void whoeverIsTalkingMayFinishWhenTheProductIsStopped() throws Exception {
    var home = folder.resolve("home");
    var process = ProductProcess.start(home, "serve").awaitPrinted("is ready");
    try (var house = FaultyHouse.in(process)) {
      var ann = house.person("pm_card_visa");
      ann.phone(
          "answer",
          List.of(
              Map.of("say", FaultyHouse.SAID), Map.of("wait_ms", 6_000), Map.of("hang_up", true)));
      var call = ann.call(ann.hold(2)).path("id").asText();
      ann.await(call, each -> each.path("turns").size() >= 2);
      process.terminate();
      assertThat(process.exit()).isIn(0, 143);
    }
    try (var again = FaultyHouse.in(process.again("serve").awaitPrinted("is ready"))) {
      assertThat(again.count("calls WHERE status = 'COMPLETED' AND heard_at IS NOT NULL"))
          .isEqualTo(1);
      again.requireSound();
      assertThat(again.sum("captured", "payments")).isEqualTo(65);
    }
  }

  private interface Asking {
    Object of(Person person) throws Exception;
  }

  private interface Question {
    boolean of(FaultyHouse house);
  }

  private interface Demand {
    void of(FaultyHouse house);
  }

  /// @param path whose request is acted on and never answered
  /// @param done whether it was acted on
  /// @param then what holds in the end, beside what always holds
  private void killedAfter(String path, String provider, Asking asking, Question done, Demand then)
      throws Exception {
    var first = ProductProcess.start(folder.resolve("home"), "serve").awaitPrinted("is ready");
    var house = FaultyHouse.in(first);
    var ann = house.caller();
    house.mishap(provider, path, 0, "stall-after");
    var asked = Thread.ofVirtual().start(() -> ignoring(() -> asking.of(ann)));
    house.await("it to be done", () -> done.of(house));
    first.kill();
    asked.join();

    try (var again = FaultyHouse.in(first.again("serve").awaitPrinted("is ready"))) {
      again.requireSound();
      then.of(again);
    }
  }

  /// Whoever asked hears nothing: the connection breaks.
  private static void ignoring(Callable<?> request) {
    try {
      request.call();
    } catch (Exception _) {
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
  }

  private static JsonNode lines(FaultyHouse house) {
    return house.books().at("/twilio/calls");
  }
}
