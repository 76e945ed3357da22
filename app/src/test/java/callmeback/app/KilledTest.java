package callmeback.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The process is killed in the middle of a conversation: what was begun is finished by the next
/// one, and nothing is left over.
@Tag("e2e")
@Execution(ExecutionMode.CONCURRENT)
class KilledTest {
  @TempDir private Path folder;

  @Test
  void aCallUnderWayIsEndedChargedAndKept() throws Exception {
    var home = folder.resolve("home");
    var first = ProductProcess.start(home, "serve").awaitPrinted("is ready");
    var ann = Person.signUp(first.product(), first.sandbox(), "pm_card_visa");
    ann.phone("answer", List.of(Map.of("say", "hello it is nice to hear your voice")));
    var call = ann.call(ann.hold(5)).path("id").asText();
    ann.await(call, each -> each.path("turns").size() >= 3);
    first.kill();

    try (var second = first.again("serve").awaitPrinted("is ready")) {
      var ended = ann.awaitSettled(call);
      assertThat(ended.path("status").asText()).isEqualTo("completed");
      assertThat(ended.at("/money/captured").asInt()).isEqualTo(65);
      assertThat(ended.at("/money/released").asInt()).isEqualTo(160);
      ann.await(call, each -> each.path("transcript").asText().contains("nice to hear"));
      assertThat(second.databases()).isEqualTo(1);
      assertThatNothingIsHeld(second);
    }
    assertThat(first.databases()).isZero();
  }

  @Test
  void theDemoLeavesNothingHeld() throws Exception {
    var first = ProductProcess.start(folder.resolve("home"), "demo");
    first.awaitPrinted("picks up").awaitPrinted("hello it is nice");
    first.kill();

    try (var second = first.again("serve").awaitPrinted("is ready")) {
      assertThatNothingIsHeld(second);
    }
    assertThat(first.databases()).isZero();
  }

  /// In the payment provider's own books, at the latest after two minutes.
  private static void assertThatNothingIsHeld(ProductProcess house) {
    house.await(
        "everything held to be captured or released",
        () -> intents(house).findValues("held").stream().allMatch(held -> held.asInt() == 0));
    for (var intent : intents(house)) {
      assertThat(intent.path("captured").asInt() + intent.path("released").asInt())
          .isEqualTo(intent.path("authorised").asInt());
    }
    assertThat(intents(house)).isNotEmpty();
  }

  private static JsonNode intents(ProductProcess house) {
    try {
      return house.sandbox().get("/books").at("/stripe/payment_intents");
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
