package callmeback.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import callmeback.core.access.AuditLine;
import callmeback.core.access.Verdict;
import callmeback.core.account.Actor;
import callmeback.core.account.Grant;
import callmeback.core.account.Scope;
import callmeback.core.call.Toolbox.Answer;
import callmeback.mcp.tool.Client;
import callmeback.mcp.tool.Client.Reply.Action;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What tools that spend answer, whom they ask, and what of it stands in the audit log.
@Tag("unit")
final class SpendingToolsTest {
  private static final Actor ANN = new Actor(Household.ANN, UUID.randomUUID(), Household.NOW);
  private static final String QUESTION =
      "Call +1 •••• 0123 as Coach for up to 10 minutes? At most $4.25 is held on Visa 4242.";
  private static final Map<String, Object> QUOTED =
      Map.of("persona_id", Household.COACH.toString(), "minutes", 10);

  private final Household household = new Household();

  /// Arguments with which a tool that spends checks everything and does nothing.
  static Map<String, Object> rehearsal(Entry entry, Actor actor) {
    var all =
        Map.of(
            "quote_id",
            quote(new Household(), actor),
            "minutes",
            5,
            "at",
            "2026-03-03T07:30:00Z",
            "idempotency_key",
            "key-0001",
            "dry_run",
            true);
    var needed = new HashMap<String, Object>(all);
    needed.keySet().retainAll(entry.input().names());
    return needed;
  }

  private static Object quote(Household household, Actor actor) {
    return run(household, actor, "quote_call", QUOTED, Client.NONE)
        .content()
        .getOrDefault("quote_id", "");
  }

  private static Answer run(
      Household household, Actor actor, String tool, Map<String, Object> input, Client client) {
    return household.catalog.find(tool).orElseThrow().run(actor, input, client);
  }

  private Answer place(Actor actor, Client client) {
    var input = Map.of("quote_id", quote(household, ANN), "idempotency_key", "key-0001");
    return run(household, actor, "place_call", input, client);
  }

  private List<AuditLine> audited() {
    return List.copyOf(household.purse.audited.values());
  }

  @Test
  void aClientThatCannotAskIsGivenAQuestionAndATokenThatAnswersIt() {
    var answer = place(ANN, Client.NONE);

    assertThat(answer.content())
        .containsEntry("status", "needs_confirmation")
        .containsEntry("question", QUESTION)
        .containsKey("confirm_token");
    assertThat(audited()).extracting(AuditLine::verdict).containsExactly(Verdict.ASKED);
  }

  @Test
  void aClientThatCanAskIsAskedInOnePlainSentenceAndMayDecline() {
    var asked = new ArrayList<String>();
    var declining =
        client(question -> {
          asked.add(question.sentence());
          return new Client.Reply(Action.DECLINE, Map.of());
        });

    assertThat(place(ANN, declining).content()).isEqualTo(Map.of("status", "declined"));
    assertThat(asked).containsExactly(QUESTION);
    assertThat(audited()).extracting(AuditLine::verdict).containsExactly(Verdict.DECLINED);
  }

  @Test
  void anAcceptedFormWithoutTheTickIsNoConsent() {
    for (var form : List.of(Map.<String, Object>of(), Map.<String, Object>of("confirm", false))) {
      var absent = client(_ -> new Client.Reply(Action.ACCEPT, form));
      assertThat(place(ANN, absent).content()).isEqualTo(Map.of("status", "declined"));
    }
  }

  @Test
  void aUseThatIsBrokenOffAtTheQuestionWaitsForItsAnswer() {
    var later =
        client(_ -> {
          throw new IllegalStateException("to be continued");
        });

    assertThatIllegalStateException().isThrownBy(() -> place(ANN, later));
    assertThat(audited()).extracting(AuditLine::verdict).containsExactly(Verdict.ASKED);
  }

  @Test
  void withoutEveryScopeNothingIsAskedAndTheRefusalIsWrittenDown() {
    for (var scope : List.of(Scope.CALLS_WRITE, Scope.BILLING_SPEND)) {
      var poor =
          new Actor(Household.ANN, UUID.randomUUID(), ANN.expires(), new Grant(Set.of(scope)));
      var untouchable =
          client(_ -> {
            throw new AssertionError("nobody may be asked");
          });

      assertThat(place(poor, untouchable).failed()).isTrue();
    }
    assertThat(audited())
        .extracting(AuditLine::problem)
        .containsExactly("MissingScope", "MissingScope");
  }

  @Test
  void somebodyElsesQuoteIsNone() {
    var other = new Actor(Household.ANN, UUID.randomUUID(), Household.NOW);

    assertThat(place(other, Client.NONE).content())
        .containsEntry("cause", "There is no such quote, or it was made for another.");
    assertThat(audited()).extracting(AuditLine::problem).containsExactly("NotAgreed");
  }

  @Test
  void whatCannotBeWrittenDownIsNotDone() {
    household.purse.unwritable = true;

    var answer = run(household, ANN, "hang_up_call", call(), Client.NONE);

    assertThat(answer.failed()).isTrue();
    assertThat(household.hungUp).isEmpty();
  }

  @Test
  void whatWasDoneIsWrittenDownWithItsCallAndNothingOfAnybody() {
    run(household, ANN, "hang_up_call", call(), Client.NONE);

    assertThat(audited())
        .singleElement()
        .satisfies(line -> {
          assertThat(line.verdict()).isEqualTo(Verdict.ALLOWED);
          assertThat(line.callId()).isEqualTo(Household.CALL);
          assertThat(line.credential()).isEqualTo(ANN.credential());
          assertThat(line.toString()).doesNotContain("0123", "Ann", "Coach");
        });
  }

  @Test
  void readingIsWrittenDownOnlyWhereItIsRefused() {
    run(household, ANN, "get_call", call(), Client.NONE);
    assertThat(audited()).isEmpty();

    var blind = new Actor(Household.ANN, UUID.randomUUID(), ANN.expires(), new Grant(Set.of()));
    run(household, blind, "get_call", call(), Client.NONE);
    assertThat(audited()).extracting(AuditLine::verdict).containsExactly(Verdict.REFUSED);
  }

  private static Map<String, Object> call() {
    return Map.of("call_id", Household.CALL.toString());
  }

  private static Client client(Function<Client.Question, Client.Reply> user) {
    return new Client() {
      @Override
      public boolean canAsk() {
        return true;
      }

      @Override
      public Reply ask(Question question) {
        return user.apply(question);
      }

      @Override
      public void progress(Duration done, Duration of, String sentence) {}
    };
  }
}
