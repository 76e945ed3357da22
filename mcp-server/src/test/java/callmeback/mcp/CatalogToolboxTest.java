package callmeback.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.call.Toolbox;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class CatalogToolboxTest {
  private final Household household = new Household();
  private final Toolbox toolbox = new CatalogToolbox(household.catalog);

  @Test
  void theModelIsOfferedOnlyWhatIsSafeInACallAndNeverAsksForTheCallId() {
    assertThat(toolbox.offers())
        .extracting(Toolbox.Offer::name)
        .containsExactly("hang_up_call", "get_time_left", "recall_memory");
    assertThat(toolbox.offers())
        .extracting(Toolbox.Offer::schema)
        .allSatisfy(schema -> assertThat(schema.toString()).doesNotContain("call_id", "$schema"));
  }

  @Test
  void anOfferIsSmallEnoughToBeReadBeforeEveryAnswer() {
    assertThat(toolbox.offers().toString().length()).isLessThan(1500);
  }

  @Test
  void theContextOfTheLiveCallNeedsNoArguments() {
    var answer = toolbox.use(Household.LIVE_CALL, "get_call_context", Map.of());

    assertThat(answer.failed()).isFalse();
    assertThat(answer.content())
        .containsExactly(
            Map.entry("caller_name", "Ann"),
            Map.entry("persona_name", "Coach"),
            Map.entry("purpose", "Keeps you to your word."),
            Map.entry("instructions", "You are a coach."),
            Map.entry("calls_before", 3L),
            Map.entry("minutes_before", 12L),
            Map.entry("last_spoken", "2026-03-01T18:20:00Z"),
            Map.entry("seconds_left", 240L));
  }

  @Test
  void memoryIsTheMemoryOfThisCallsTwoParties() {
    var answer = toolbox.use(Household.LIVE_CALL, "recall_memory", Map.of("about", "running"));

    assertThat(household.memory.asked)
        .containsExactly("%s %s running 5".formatted(Household.ANN, Household.COACH));
    assertThat(answer.content())
        .containsEntry(
            "said", List.of(Map.of("quote", "I ran today.", "said_at", "2026-03-02T18:19:00Z")));
    assertThat(String.valueOf(answer.content().get("facts"))).contains("They run on Tuesdays.");
  }

  @Test
  void noArgumentCanReachAnotherCall() {
    var other = Map.<String, Object>of("call_id", UUID.randomUUID().toString());

    var answer = toolbox.use(Household.LIVE_CALL, "hang_up_call", other);

    assertThat(answer.content()).isEqualTo(Map.of("status", "in_progress"));
    assertThat(household.hungUp).containsExactly("CA1");
  }

  @Test
  void whatTheModelGetsWrongIsAnsweredWithACure() {
    var arguments = Map.<String, Object>of("limit", 11, "mood", "happy");

    var answer = toolbox.use(Household.LIVE_CALL, "recall_memory", arguments);

    assertThat(answer)
        .isEqualTo(
            new Toolbox.Answer(
                true,
                Map.of(
                    "cause",
                    "`limit` must be a whole number from 1 to 10. `mood` is not known here.",
                    "cure",
                    "Correct these arguments and use the tool again.")));
    assertThat(household.memory.asked).isEmpty();
  }

  @Test
  void aToolThatIsNotForCallsDoesNotExistInOne() {
    for (var name : List.of("list_calls", "get_billing", "place_call", "")) {
      var answer = toolbox.use(Household.LIVE_CALL, name, Map.of());
      assertThat(answer.failed()).isTrue();
      assertThat(answer.content())
          .containsEntry("cause", "There is no tool `%s` in a call.".formatted(name))
          .containsEntry(
              "cure", "Use one of hang_up_call, get_call_context, get_time_left, recall_memory.");
    }
  }
}
