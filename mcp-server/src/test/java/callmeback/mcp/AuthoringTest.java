package callmeback.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.account.Actor;
import callmeback.mcp.tool.Client;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tools about who calls.
@Tag("unit")
final class AuthoringTest {
  private static final Actor ANN = new Actor(Household.ANN, UUID.randomUUID(), Household.NOW);

  private final Household household = new Household();
  private final Drawer drawer = household.workshop.drawer;

  @Test
  void aPersonaShowsWhatItIsToldToBeAndWhoseItIs() {
    assertThat(run("get_persona", Asking.of("get_persona")))
        .containsEntry("system_prompt", "You are a coach.")
        .containsEntry("mine", false);
    assertThat(run("get_persona", id(Drawer.OWL))).containsEntry("mine", true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "get_persona",
        "update_persona",
        "delete_persona",
        "preview_prompt",
        "add_contact"
      })
  void somebodyElsesPrivatePersonaIsNotFound(String tool) {
    assertThat(run(tool, id(Drawer.SECRET)))
        .containsEntry("cause", "There is no such persona.")
        .containsKey("cure");
    assertThat(drawer.personas).containsKey(Drawer.SECRET);
  }

  @Test
  void aPersonaIsWrittenChangedAndDeleted() {
    var created = run("create_persona", Asking.of("create_persona"));
    var id = UUID.fromString(String.valueOf(created.get("persona_id")));
    assertThat(java.util.Objects.requireNonNull(drawer.personas.get(id)).isPublic()).isFalse();

    run("update_persona", Map.of("persona_id", id.toString(), "tags", List.of("radio")));
    assertThat(drawer.personas.get(id).tags()).containsExactly("radio");
    assertThat(drawer.personas.get(id).name()).isEqualTo("Radio Host");

    run("delete_persona", id(id));
    assertThat(drawer.personas).doesNotContainKey(id);
  }

  @Test
  void aVoiceThatIsNoneIsRefusedWithWhereToLook() {
    var wrong = Map.<String, Object>of("persona_id", Drawer.OWL.toString(), "voice", "darth");

    assertThat(run("update_persona", wrong).get("cause"))
        .asString()
        .contains("`voice` is not a voice");
  }

  @Test
  void nobodyChangesThePersonasOfTheHouse() {
    assertThat(run("delete_persona", Asking.of("get_persona")).get("cause"))
        .asString()
        .startsWith("Only its author");
  }

  @Test
  void everyBadFieldOfAPersonaIsNamed() {
    var answer = run("create_persona", Map.of("name", "X", "voice", "grace"));

    assertThat(answer.get("cause"))
        .asString()
        .contains("`name` must be text from 3 to 50 characters")
        .contains("`description` is missing")
        .contains("`system_prompt` is missing");
  }

  @Test
  void voicesComePageByPage() {
    var answer = run("list_voices", Map.of("page", 2, "limit", 1));

    assertThat(answer)
        .containsEntry("total", 2L)
        .containsEntry("voices", List.of(Map.of("voice_id", "v2", "name", "grace")));
  }

  @Test
  void aPreviewShowsTheLayersInTheirOrder() {
    var layers =
        run(
                "preview_prompt",
                Map.of("persona_id", Household.COACH.toString(), "purpose", "Run!", "minutes", 2))
            .get("layers");

    assertThat(layers)
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .first()
        .isEqualTo(Map.of("name", "persona", "text", "You are a coach."));
    assertThat(layers).asString().contains("a purpose 120");
  }

  @Test
  void contactsAreKeptAndLetGo() {
    assertThat(run("list_contacts", Map.of())).containsEntry("total", 1L);
    assertThat(run("add_contact", id(Drawer.OWL))).containsEntry("name", "Night Owl");
    assertThat(run("add_contact", id(Drawer.OWL)))
        .containsEntry("cause", "This persona is among your contacts already.");
    assertThat(run("remove_contact", id(Drawer.OWL)))
        .containsEntry("removed_persona_id", Drawer.OWL.toString());
    assertThat(run("remove_contact", id(Drawer.OWL)))
        .containsEntry("cause", "There is no such contact.");
  }

  private static Map<String, Object> id(UUID persona) {
    return Map.of("persona_id", persona.toString());
  }

  private Map<String, Object> run(String name, Map<String, Object> arguments) {
    return household.catalog.find(name).orElseThrow().run(ANN, arguments, Client.NONE).content();
  }
}
