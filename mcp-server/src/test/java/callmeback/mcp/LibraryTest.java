package callmeback.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmeback.core.Changes.Change;
import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Actor;
import callmeback.core.account.Grant;
import callmeback.core.account.Scope;
import callmeback.mcp.resource.Library;
import callmeback.mcp.resource.Resource;
import callmeback.mcp.resource.Template;
import callmeback.mcp.resource.Watching;
import callmeback.mcp.tool.Client;
import callmeback.mcp.tool.Wire;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
final class LibraryTest {
  private static final Actor ANN = new Actor(Household.ANN, UUID.randomUUID(), Household.NOW);
  private static final Actor BO = new Actor(UUID.randomUUID(), UUID.randomUUID(), Household.NOW);
  private static final String CALL = "callback://calls/" + Household.CALL;

  private final Household household = new Household();
  private final Library library =
      new Library(household.services, InstantSource.fixed(Household.NOW));

  @Test
  void templatesSayHowAddressesAreMade() {
    assertThat(library.templates())
        .extracting(Template::uri)
        .contains(
            "callback://personas/{id}",
            "callback://calls/{id}",
            "callback://calls/{id}/transcript",
            "callback://audit/{day}");
  }

  @Test
  void everythingListedCanBeRead() {
    var listed = library.list(ANN);

    assertThat(listed)
        .extracting(Resource::uri)
        .doesNotHaveDuplicates()
        .contains(
            "callback://pricing",
            "callback://personas/" + Household.COACH,
            CALL,
            CALL + "/transcript");
    assertThat(listed)
        .allSatisfy(resource -> {
          var content = library.read(ANN, resource.uri());
          assertThat(content.uri()).isEqualTo(resource.uri());
          assertThat(content.type()).isEqualTo("application/json");
          assertThat(Wire.parse(content.text())).isNotEmpty();
        });
  }

  @Test
  void aCallIsReadAsItsToolAnswers() {
    var entry = household.catalog.find("get_call").orElseThrow();

    assertThat(library.read(ANN, CALL).text())
        .isEqualTo(Wire.text(entry.run(ANN, Asking.of("get_call"), Client.NONE).content()));
  }

  @Test
  void theAuditOfADayShowsWhatWasTried() {
    household
        .catalog
        .find("hang_up_call")
        .orElseThrow()
        .run(ANN, Asking.of("hang_up_call"), Client.NONE);

    assertThat(library.read(ANN, "callback://audit/2026-03-02").text())
        .startsWith("{\"day\":\"2026-03-02\",\"attempts\":[")
        .contains("\"tool\":\"hang_up_call\"");
    assertThat(library.complete(ANN, "callback://audit/{day}", "2026-03"))
        .containsExactly("2026-03-02", "2026-03-01");
  }

  @Test
  void aTranscriptIsQuoted() {
    assertThat(library.read(ANN, CALL + "/transcript").text()).contains("> Did you");
  }

  @Test
  void pricesAreThoseOfTheTariff() {
    assertThat(Wire.parse(library.read(ANN, "callback://pricing").text()))
        .containsEntry("connection_cents", 25)
        .containsEntry("minute_cents", 40)
        .extracting("calls")
        .asString()
        .contains("{minutes=5, cents=225}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "callback://nothing",
        "callback://calls/",
        "callback://calls/1",
        "callback://calls/00000000-0000-4000-8000-0000000000cb",
        "callback://calls/00000000-0000-4000-8000-0000000000ca/",
        "callback://calls/../personas",
        "callback://audit/yesterday",
        "callback://audit/+999999999-12-31",
        "callback://personas/00000000-0000-4000-8000-0000000000ff",
        "https://example.com"
      })
  void whatIsNotThereIsNotFound(String uri) {
    assertThatThrownBy(() -> library.read(ANN, uri))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem()).isInstanceOf(Problem.NotFound.class));
  }

  @Test
  void somebodyElsesCallIsNeitherListedNorFound() {
    assertThat(library.list(BO))
        .extracting(Resource::uri)
        .noneMatch(uri -> uri.contains("/calls/"));
    for (var uri : List.of(CALL, CALL + "/transcript")) {
      assertThatThrownBy(() -> library.read(BO, uri))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problem()).isEqualTo(new Problem.NotFound("call")));
    }
  }

  @Test
  void aGrantShowsOnlyWhatItIncludes() {
    var grant = new Grant(Set.of(Scope.PERSONAS));
    var reader = new Actor(Household.ANN, UUID.randomUUID(), Household.NOW, grant);

    assertThat(library.list(reader))
        .extracting(Resource::uri)
        .isNotEmpty()
        .allMatch(uri -> uri.startsWith("callback://personas/"));
    assertThatThrownBy(() -> library.read(reader, CALL))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem()).isEqualTo(new Problem.MissingScope("calls:read")));
    assertThat(library.complete(reader, "callback://calls/{id}", "")).isEmpty();
  }

  @Test
  void idsAreCompleted() {
    assertThat(library.complete(ANN, "callback://calls/{id}", "0000"))
        .containsExactly(Household.CALL.toString());
    assertThat(library.complete(ANN, "callback://calls/{id}", "f")).isEmpty();
    assertThat(library.complete(ANN, "callback://nothing/{id}", "")).isEmpty();
  }

  @Test
  void watchersAreToldOfTheirOwnUntilTheyClose() {
    var watching = new Watching();
    var told = new ArrayList<String>();
    var watch =
        watching.watch(
            ANN,
            new Watching.Watcher() {
              @Override
              public void updated(String uri) {
                told.add(uri);
              }

              @Override
              public void listChanged() {
                told.add("list");
              }
            });

    watching.tell(new Change.CallMoved(Household.ANN, Household.CALL));
    watching.tell(new Change.CallMoved(BO.accountId(), UUID.randomUUID()));
    watching.tell(new Change.CallBegan(Household.ANN, Household.CALL));
    watching.tell(new Change.PersonaWritten(Household.ANN, Household.COACH));
    watch.close();
    watching.tell(new Change.CallBegan(Household.ANN, Household.CALL));

    assertThat(told)
        .containsExactly(
            CALL, CALL + "/transcript", "list", "callback://personas/" + Household.COACH, "list");
  }

  @Test
  void addressesFitTheirOwnTemplateOnly() {
    var template = new Template("callback://calls/{id}", "call", "Call", "A call.");

    assertThat(template.match("callback://calls/7")).contains("7");
    assertThat(template.match("callback://calls/7/transcript")).isEmpty();
    assertThat(template.argument()).contains("id");
    assertThat(template.fill("7")).isEqualTo("callback://calls/7");
  }
}
