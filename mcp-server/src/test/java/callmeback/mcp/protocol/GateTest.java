package callmeback.mcp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.mcp.protocol.visit.Selection;
import callmeback.mcp.tool.Toolset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("wire")
final class GateTest {
  private static final Map<String, String> WORD = Map.of("word", "hi");

  @Test
  void aListShowsWhatTheCredentialAndTheHouseAllow() throws Exception {
    try (var rig = Rig.open()) {
      assertThat(shown(rig.asker(Rig.ANN)))
          .containsExactly("echo_word", "write_word", "wait_here", "ask_user", "report_progress");
      assertThat(shown(rig.asker(Rig.READER)))
          .containsExactly("echo_word", "wait_here", "ask_user", "report_progress");
    }
  }

  @Test
  void aToolThatTheScopeHidesCannotBeCalledByName() throws Exception {
    try (var rig = Rig.open()) {
      var reader = rig.asker(Rig.READER);
      reader.initialize();

      var refused = reader.call("write_word", WORD);

      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.header("WWW-Authenticate"))
          .contains("error=\"insufficient_scope\"", "scope=\"personas:write\"")
          .contains("/.well-known/oauth-protected-resource/mcp");
      assertThat(refused.last().at("/result/isError").asBoolean()).isTrue();
      assertThat(refused.said().path("cause").asText()).contains("`personas:write`");
      assertThat(rig.tools.diary).isEmpty();
    }
  }

  @Test
  void aClientMayAskForLessButNotForMore() throws Exception {
    try (var rig = Rig.open()) {
      assertThat(shown(rig.asker(Rig.ANN).with("X-CMB-Readonly", "true")))
          .doesNotContain("write_word");
      assertThat(shown(rig.asker(Rig.ANN).with("X-CMB-Toolsets", "personas, ADMIN")))
          .containsExactly("write_word");
      assertThat(shown(rig.asker(Rig.ANN).with("X-CMB-Tools", "echo_word,govern_house")))
          .containsExactly("echo_word");
      assertThat(shown(rig.asker(Rig.READER).with("X-CMB-Tools", "write_word"))).isEmpty();
    }
    var reading = new Selection(EnumSet.of(Toolset.CALLS), new Selection.Named.Any(), true);
    try (var rig = new Rig(reading)) {
      var asker =
          rig.asker(Rig.ANN).with("X-CMB-Readonly", "false").with("X-CMB-Toolsets", "personas");
      assertThat(shown(asker)).isEmpty();
      assertThat(asker.call("write_word", WORD).said().path("cause").asText())
          .contains("only reads");
    }
  }

  @Test
  void whatIsSwitchedOffCannotBeCalledByName() throws Exception {
    try (var rig = Rig.open()) {
      var ann = rig.asker(Rig.ANN);
      ann.initialize();
      var governed = ann.call("govern_house", Map.of());
      var written = ann.with("X-CMB-Readonly", "true").call("write_word", WORD);
      var narrow = ann.with("X-CMB-Readonly", "").with("X-CMB-Tools", "echo_word");
      var other = narrow.call("write_word", WORD);

      for (var refused : List.of(governed, written, other)) {
        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.last().at("/result/isError").asBoolean()).isTrue();
        assertThat(refused.said().path("cure").asText()).isNotEmpty();
      }
      assertThat(rig.tools.diary).isEmpty();
    }
  }

  @Test
  void anUnknownWordInAWishIsRefused() throws Exception {
    try (var rig = Rig.open()) {
      var tools = rig.asker(Rig.ANN).with("X-CMB-Tools", "ecko_word").initialize();
      var toolsets = rig.asker(Rig.ANN).with("X-CMB-Toolsets", "magic").initialize();
      var readOnly = rig.asker(Rig.ANN).with("X-CMB-Readonly", "yes").initialize();

      assertThat(tools.last().at("/error/message").asText()).contains("try echo_word");
      assertThat(toolsets.last().at("/error/message").asText()).contains("calls, personas");
      assertThat(readOnly.status()).isEqualTo(400);
    }
  }

  @Test
  void anUnknownToolIsAnErrorThatNamesTheOneThatWasMeant() throws Exception {
    try (var rig = Rig.open()) {
      var ann = rig.asker(Rig.ANN);
      ann.initialize();

      var slip = ann.call("eco_word", WORD);
      var nonsense = ann.call("make_coffee", WORD);
      var hidden = rig.asker(Rig.READER);
      hidden.initialize();

      assertThat(slip.last().at("/error/code").asInt()).isEqualTo(-32_602);
      assertThat(slip.last().at("/error/message").asText()).endsWith("Did you mean `echo_word`?");
      assertThat(nonsense.last().at("/error/message").asText()).contains("`make_coffee`");
      assertThat(hidden.call("write_wort", WORD).last().at("/error/message").asText())
          .doesNotContain("Did you mean");
    }
  }

  @Test
  void wrongArgumentsAreAResultThatSaysHowToGetThemRight() throws Exception {
    try (var rig = Rig.open()) {
      var ann = rig.asker(Rig.ANN);
      ann.initialize();

      var missing = ann.call("echo_word", Map.of());
      var wrong = ann.call("echo_word", Map.of("word", 5, "colour", "red"));
      var list = ann.request(3, "tools/call", Map.of("name", "echo_word", "arguments", List.of()));

      assertThat(missing.last().at("/result/isError").asBoolean()).isTrue();
      assertThat(missing.last().at("/result/structuredContent").isMissingNode()).isTrue();
      assertThat(missing.said().path("cause").asText()).contains("`word` is missing");
      assertThat(wrong.said().path("cause").asText()).contains("`colour`", "`word`");
      assertThat(list.last().at("/error/code").asInt()).isEqualTo(-32_602);
      assertThat(ann.request(4, "tools/call", Map.of()).last().has("error")).isTrue();
    }
  }

  private static List<String> shown(Asker asker) throws Exception {
    asker.initialize();
    var tools = asker.request(2, "tools/list", Map.of()).last().at("/result/tools");
    return StreamSupport.stream(tools.spliterator(), false)
        .map(tool -> tool.path("name").asText())
        .toList();
  }
}
