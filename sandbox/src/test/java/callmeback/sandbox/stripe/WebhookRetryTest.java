package callmeback.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.sandbox.world.Await;
import callmeback.sandbox.world.Entry;
import callmeback.sandbox.world.Mishap;
import callmeback.sandbox.world.MishapRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("wire")
final class WebhookRetryTest {
  private static final int MOST_ATTEMPTS = 7;

  @TempDir private Path state;
  private StripeRig rig;

  @BeforeEach
  void open() {
    rig = new StripeRig(state);
    rig.accepting = false;
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void anEventThatWasRefusedIsSentAgainAtGrowingIntervalsByTheSandboxsClock() {
    rig.customer();
    awaitAttempts(1);

    rig.pass(Duration.ofMillis(500));
    awaitAttempts(2);
    rig.pass(Duration.ofMillis(500));
    rig.accepting = true;
    rig.pass(Duration.ofMillis(1500));

    var hook = rig.hook("customer.created");
    assertThat(rig.attempts).hasValue(3);
    assertThat(hook.signature()).contains("t=" + rig.time.get().getEpochSecond());
  }

  @Test
  void anEventIsGivenUpAfterItsLastAttempt() {
    String customer = rig.customer();
    for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      awaitAttempts(attempt);
      rig.pass(Duration.ofMinutes(10));
    }
    rig.accepting = true;

    rig.post("/v1/customers/" + customer, "email", "new@example.com");

    rig.hook("customer.updated");
    assertThat(types()).containsExactly("customer.updated");
  }

  @Test
  void anEventStillUnderWayIsSentWhenTheSimulatorIsOpenedAnewAndOnlyThen() {
    String customer = rig.customer();
    awaitAttempts(1);

    rig.accepting = true;
    rig.reopen();
    rig.hook("customer.created");
    rig.post("/v1/customers/" + customer, "email", "new@example.com");
    rig.hook("customer.updated");
    awaitSettled("customer.updated");
    rig.reopen();
    rig.post("/v1/customers/" + customer, "email", "newer@example.com");

    Await.until(() -> types().size(), count -> count >= 3);
    assertThat(types()).containsExactly("customer.created", "customer.updated", "customer.updated");
  }

  @Test
  void anEventOfThreeDaysAgoIsNotSentAnyMore() {
    String customer = rig.customer();
    awaitAttempts(1);
    rig.stripe.close();

    rig.pass(Duration.ofDays(3));
    rig.accepting = true;
    rig.reopen();
    rig.post("/v1/customers/" + customer, "email", "new@example.com");

    rig.hook("customer.updated");
    assertThat(types()).containsExactly("customer.updated");
  }

  @Test
  void aLostEventStaysLost() {
    rig.accepting = true;
    rig.world.mishaps().add(new MishapRule("", "stripe", "POST", "/hook", 1, 1, new Mishap.Lose()));
    String customer = rig.customer();
    Await.until(
        () -> rig.world.journal().since(0, "stripe").stream().map(Entry::note).toList(),
        notes -> notes.contains("lose"));
    awaitSettled("customer.created");

    rig.reopen();
    rig.post("/v1/customers/" + customer, "email", "new@example.com");

    rig.hook("customer.updated");
    assertThat(types()).containsExactly("customer.updated");
  }

  private void awaitAttempts(int count) {
    Await.until(rig.attempts::get, attempts -> attempts >= count);
  }

  /// Until it is written that nobody is to get the event any more: an acceptance that is not
  /// written yet does not outlive the simulator.
  private void awaitSettled(String type) {
    Await.until(
        () -> kept().filter(line -> line.contains("\"" + type + "\"")).toList(),
        lines -> !lines.isEmpty() && lines.getLast().contains("\"_pending\":[]"));
  }

  private Stream<String> kept() {
    try (var files = Files.walk(state)) {
      var objects = files.filter(file -> file.endsWith("objects.jsonl")).findFirst().orElseThrow();
      return Files.readAllLines(objects).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> types() {
    return rig.hooks.stream().map(hook -> hook.event().path("type").asText()).toList();
  }
}
