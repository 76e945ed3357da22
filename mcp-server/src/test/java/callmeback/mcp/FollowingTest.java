package callmeback.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.account.Actor;
import callmeback.core.account.Grant;
import callmeback.core.account.Scope;
import callmeback.core.call.CallStatus;
import callmeback.core.schedule.ScheduledCall;
import callmeback.mcp.tool.Client;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Tools that follow a call, speak into it and add it up.
@Tag("unit")
final class FollowingTest {
  private static final Actor ANN = new Actor(Household.ANN, UUID.randomUUID(), Household.NOW);

  private final Household household = new Household();
  private final List<String> told = new ArrayList<>();

  @Test
  void waitingEndsWhenTheCallMovesOn() {
    household.workshop.meanwhile =
        () -> household.store.call = OneCall.in(household.store.call, CallStatus.COMPLETED);

    var answer = run("wait_for_call", Map.of("call_id", Household.CALL.toString(), "seconds", 60));

    assertThat(answer).containsEntry("status", "completed");
    assertThat(told).containsExactly("0 of 60: They are talking.");
  }

  @Test
  void waitingEndsWhenTheTimeIsUpAndTellsHowFarItIs() {
    var answer = run("wait_for_call", Map.of("call_id", Household.CALL.toString(), "seconds", 3));

    assertThat(answer).containsEntry("status", "in_progress");
    assertThat(told).hasSize(4).last().isEqualTo("3 of 3: They are talking.");
  }

  @Test
  void nobodyWaitsLongerThanAMinute() {
    var answer = run("wait_for_call", Map.of("call_id", Household.CALL.toString(), "seconds", 61));

    assertThat(answer).containsEntry("cause", "`seconds` must be a whole number from 1 to 60.");
    assertThat(told).isEmpty();
  }

  @Test
  void anInterruptedWaitEnds() {
    household.workshop.meanwhile = () -> Thread.currentThread().interrupt();

    var answer = run("wait_for_call", Map.of("call_id", Household.CALL.toString(), "seconds", 60));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(answer).containsEntry("status", "in_progress");
    assertThat(told).hasSize(1);
  }

  @Test
  void aTranscriptIsQuotedLineByLine() {
    var answer = run("get_transcript", Asking.of("get_transcript"));

    assertThat(answer)
        .containsEntry("total", 1L)
        .extracting("turns")
        .isEqualTo(
            List.of(
                Map.of(
                    "speaker", "persona",
                    "heard", "> Did you",
                    "meant", "> Did you run today?",
                    "at", Household.NOW.toString())));
  }

  @Test
  void aLockedDownCredentialSeesNoWords() {
    var grant = new Grant(EnumSet.allOf(Scope.class), Grant.Lockdown.ALWAYS);
    var locked = new Actor(Household.ANN, UUID.randomUUID(), Household.NOW, grant);

    var answer =
        household
            .catalog
            .find("get_transcript")
            .orElseThrow()
            .run(locked, Asking.of("get_transcript"), Client.NONE);

    assertThat(answer.failed()).isTrue();
  }

  @Test
  void aWhisperReachesThePersonaUntilItHasHeardEnough() {
    for (var n = 0; n < 2; n++) {
      assertThat(run("say_in_call", Asking.of("say_in_call"))).containsEntry("told", true);
    }
    assertThat(household.workshop.whispered).containsOnly("Her taxi is outside.");

    assertThat(run("say_in_call", Asking.of("say_in_call")))
        .containsEntry("cause", "The persona of this call was told as much as one can work in.");
  }

  @Test
  void nobodyWhispersIntoACallThatIsNotLive() {
    household.store.call = OneCall.in(household.store.call, CallStatus.COMPLETED);
    assertThat(run("say_in_call", Asking.of("say_in_call")))
        .containsEntry("cause", "This call is over.");

    household.store.call = OneCall.in(household.store.call, CallStatus.INITIATED);
    assertThat(run("say_in_call", Asking.of("say_in_call")))
        .containsEntry("cause", "Nobody has picked up yet.");

    assertThat(household.workshop.whispered).isEmpty();
  }

  @Test
  void aScheduledCallIsListedAndCancelled() {
    var listed = run("list_scheduled_calls", Asking.of("list_scheduled_calls"));
    assertThat(listed).containsEntry("total", 1L);
    assertThat(run("list_scheduled_calls", Map.of("state", "cancelled")))
        .containsEntry("total", 0L);

    assertThat(run("cancel_scheduled_call", Asking.of("cancel_scheduled_call")))
        .containsEntry("release", "nothing_held");
    assertThat(household.workshop.diary.movedTo).isEqualTo(ScheduledCall.State.CANCELLED);
  }

  @Test
  void moneyIsAddedUpPerCallAndPerMonth() {
    assertThat(run("get_receipt", Asking.of("get_receipt")))
        .containsEntry("held_cents", 225L)
        .containsEntry("captured_cents", 0L)
        .containsEntry("minutes", 0);
    assertThat(run("get_usage", Map.of("months", 2)))
        .containsEntry("calls", 2)
        .containsEntry("minutes", 3)
        .containsEntry("spent_cents", 170L)
        .extracting("months")
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSize(2);
  }

  private Map<String, Object> run(String name, Map<String, Object> arguments) {
    return household
        .catalog
        .find(name)
        .orElseThrow()
        .run(ANN, arguments, new Listening())
        .content();
  }

  /// Hears what it is told, and can be asked nothing.
  private final class Listening implements Client {
    @Override
    public boolean canAsk() {
      return false;
    }

    @Override
    public Reply ask(Question question) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void progress(Duration done, Duration of, String sentence) {
      told.add("%d of %d: %s".formatted(done.toSeconds(), of.toSeconds(), sentence));
    }
  }
}
