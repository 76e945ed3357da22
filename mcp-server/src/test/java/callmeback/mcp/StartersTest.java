package callmeback.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Actor;
import callmeback.core.account.Grant;
import callmeback.mcp.prompt.Names;
import callmeback.mcp.prompt.Starter;
import callmeback.mcp.prompt.Starters;
import callmeback.prompts.Prompts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("unit")
final class StartersTest {
  private static final Actor ANN = new Actor(Household.ANN, UUID.randomUUID(), Household.NOW);
  private static final Pattern TOOL = Pattern.compile("\\b[a-z]+_[a-z_]*[a-z]\\b");

  private final Household household = new Household();
  private final Starters starters = starters(household);

  static List<Starter> all() {
    return starters(new Household()).list();
  }

  private static Starters starters(Household household) {
    var authoring = household.services.authoring();
    var names = new Names(household.services.personas(), authoring.contacts(), authoring.voices());
    return new Starters(Prompts.load(), names);
  }

  @Test
  void thereAreFiveByName() {
    assertThat(starters.list())
        .extracting(Starter::name)
        .containsExactly(
            "explain_my_bill",
            "morning_check_in",
            "plan_a_difficult_conversation",
            "rescue_me",
            "write_a_persona");
  }

  @ParameterizedTest
  @MethodSource("all")
  void oneIsFilledWithWhatMustBeGivenAlone(Starter starter) {
    var given = new HashMap<String, String>();
    starter.arguments().stream()
        .filter(Starter.Argument::required)
        .forEach(argument -> given.put(argument.name(), "a quiet answer"));

    assertThat(starter.fill(given)).doesNotContain("{{");
    assertThat(starter.title()).hasSizeBetween(3, 50);
    assertThat(starter.description()).hasSizeBetween(10, 200);
  }

  @ParameterizedTest
  @MethodSource("all")
  void itNamesOnlyToolsThereAre(Starter starter) {
    var tools = household.catalog.entries().stream().map(Entry::name).toList();

    assertThat(TOOL.matcher(starter.words().body().replaceAll("\\{\\{.*?}}", "")).results())
        .extracting(found -> found.group())
        .isSubsetOf(tools);
  }

  @Test
  void argumentsComeInTheOrderOfTheWords() {
    assertThat(starters.find("rescue_me").arguments())
        .extracting(Starter.Argument::name, Starter.Argument::required)
        .containsExactly(tuple("company", true), tuple("contact", false), tuple("excuse", false));
  }

  @Test
  void whatIsFilledInIsOneLineAndNoPlaceholder() {
    var filled =
        starters.fill(
            "rescue_me", Map.of("company", "my boss\nand {{contact}}", "contact", "Coach"));

    assertThat(filled)
        .contains("sitting with my boss and {{contact}},")
        .contains("Find Coach with");
  }

  @Test
  void everythingWrongIsNamed() {
    assertThatThrownBy(
            () -> starters.fill("rescue_me", Map.of("company", "x".repeat(301), "colour", "red")))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(e.problem())
                    .isEqualTo(
                        new Problem.Invalid(
                            Map.of(
                                "company", "must have at most 300 characters",
                                "colour", "is not known here"))));
    assertThatThrownBy(() -> starters.fill("rescue_me", Map.of("company", " ")))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> starters.fill("nothing", Map.of()))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem()).isEqualTo(new Problem.NotFound("prompt")));
  }

  @Test
  void namesAreCompletedFromWhatThePersonHas() {
    assertThat(starters.complete(ANN, "rescue_me", "contact", "co")).containsExactly("Coach");
    assertThat(starters.complete(ANN, "plan_a_difficult_conversation", "persona", ""))
        .contains("Coach");
    assertThat(starters.complete(ANN, "write_a_persona", "voice", "GR")).containsExactly("grace");
    assertThat(starters.complete(ANN, "rescue_me", "company", "m")).isEmpty();
  }

  @Test
  void strangersContactsAndGrantsWithoutPersonasCompleteNothing() {
    var bo = new Actor(UUID.randomUUID(), UUID.randomUUID(), Household.NOW);
    var bare = new Actor(Household.ANN, UUID.randomUUID(), Household.NOW, new Grant(Set.of()));

    assertThat(starters.complete(bo, "rescue_me", "contact", "")).isEmpty();
    assertThat(starters.complete(bare, "rescue_me", "contact", "")).isEmpty();
  }
}
