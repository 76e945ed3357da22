package callmeback.app;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.app.Frontend.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The contract's lines on personas and contacts, against the whole product.
@Tag("e2e")
@ExtendWith(SharedHouse.class)
class PersonaContractTest {
  private static final String PIRATE =
      "{'name': '%s', 'description': 'An old pirate who misses the sea', 'voice': 'adam',"
          + " 'system_prompt': 'You are an old pirate. Tell of the sea.', 'is_public': %s,"
          + " 'tags': ['sea', 'old-men']}";

  private final RunningHouse house;
  private final Frontend ann;
  private final Frontend ben;

  PersonaContractTest(RunningHouse house) {
    this.house = house;
    this.ann = Frontend.newcomer(house.product());
    this.ben = Frontend.newcomer(house.product());
  }

  @Test
  void postPersonasAnswersThePersona() {
    var reply = create(ann, "Captain Red", false);
    assertThat(reply.status()).isEqualTo(201);
    var persona = reply.json().path("persona");
    assertThat(persona.path("created_by").asText()).isEqualTo(ann.userId());
    assertThat(persona.path("is_public").asBoolean(true)).isFalse();
    assertThat(persona.path("tags").valueStream().map(JsonNode::asText))
        .containsExactly("sea", "old-men");
    assertThat(persona.path("use_count").asInt(-1)).isZero();
    assertThat(names(ann, "?search=pirate")).contains("Captain Red");
    assertThat(names(ben, "?search=pirate")).doesNotContain("Captain Red");
  }

  @Test
  void postPersonasRefusesANameTwiceWhateverItsCase() {
    create(ann, "Captain Blue", false);
    assertThat(create(ann, "CAPTAIN blue", false).error()).isEqualTo("400 DUPLICATE_NAME");
    assertThat(create(ben, "Captain Blue", false).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name | ab",
        "name | <b>Bold</b>",
        "description | too short",
        "system_prompt | <script>alert(1)</script> and more",
        "voice | nobodys-voice",
        "tags | Not A Tag",
      })
  void postPersonasNamesTheOffendingField(String field, String value) {
    var body = PIRATE.formatted("Captain Odd", false);
    var sent = field.equals("tags") ? "['" + value + "']" : "'" + value + "'";
    var reply =
        ann.post(
            "/api/personas",
            body.replaceFirst("'" + field + "': ('[^']*'|\\[[^]]*])", "'" + field + "': " + sent));
    assertThat(reply.error()).isEqualTo("400 VALIDATION_ERROR");
    assertThat(reply.json().path("details").fieldNames().next()).isEqualTo(field);
  }

  @Test
  void postPersonasEndsAtTen() {
    for (var n = 1; n <= 10; n++) {
      assertThat(create(ann, "Captain " + n + "x", false).status()).isEqualTo(201);
    }
    assertThat(create(ann, "Captain Eleven", false).error()).isEqualTo("429 MAX_PERSONAS");
  }

  @Test
  void putPersonasChangesOnesOwnOnly() {
    var id = create(ann, "Captain Green", true).text("/persona/id");
    var changed = ann.put("/api/personas/" + id, "{'description': 'A young pirate, full of hope'}");
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.text("/persona/name")).isEqualTo("Captain Green");
    assertThat(changed.text("/persona/description")).contains("young");
    var theirs = "{'name': 'Captain Mine'}";
    assertThat(ben.put("/api/personas/" + id, theirs).error()).isEqualTo("403 FORBIDDEN");
    assertThat(ben.put("/api/personas/" + ben.persona(), theirs).error())
        .isEqualTo("403 FORBIDDEN");
    var secret = create(ann, "Captain Secret", false).text("/persona/id");
    assertThat(ben.put("/api/personas/" + secret, theirs).error()).isEqualTo("404 NOT_FOUND");
  }

  @Test
  void deletePersonasTakesItOutOfEverybodysContacts() {
    var id = create(ann, "Captain Gone", true).text("/persona/id");
    assertThat(addContact(ben, id).status()).isEqualTo(201);
    assertThat(ben.delete("/api/personas/" + id).error()).isEqualTo("403 FORBIDDEN");
    assertThat(ann.delete("/api/personas/" + id).status()).isEqualTo(200);
    assertThat(ben.get("/api/contacts").json().path("contacts")).isEmpty();
    assertThat(ann.delete("/api/personas/" + id).error()).isEqualTo("404 NOT_FOUND");
  }

  @Test
  void getContactsListsTheNewestFirstWithTheirPersonas() {
    var first = create(ann, "Captain One", true).text("/persona/id");
    var second = create(ann, "Captain Two", true).text("/persona/id");
    addContact(ben, first);
    addContact(ben, second);
    var contacts = ben.get("/api/contacts").json().path("contacts");
    assertThat(contacts.findValuesAsText("persona_id")).containsExactly(second, first);
    assertThat(contacts.at("/0/persona/use_count").asInt()).isEqualTo(1);
    assertThat(contacts.at("/0/id").asText()).isNotEqualTo(second);
  }

  @Test
  void postContactsAddsAPersonaOnce() {
    var id = create(ann, "Captain Once", true).text("/persona/id");
    var added = addContact(ben, id);
    assertThat(added.status()).isEqualTo(201);
    assertThat(added.text("/contact/persona_id")).isEqualTo(id);
    assertThat(addContact(ben, id).error()).isEqualTo("400 ALREADY_EXISTS");
  }

  @Test
  void deleteContactsTakesAPersonaOutOnce() {
    var id = create(ann, "Captain Brief", true).text("/persona/id");
    addContact(ben, id);
    assertThat(ben.delete("/api/contacts/" + id).status()).isEqualTo(200);
    assertThat(ben.get("/api/contacts").json().path("contacts")).isEmpty();
    assertThat(ben.delete("/api/contacts/" + id).error()).isEqualTo("404 NOT_FOUND");
  }

  @Test
  void postContactsRefusesWhatOneCannotSee() {
    var secret = create(ann, "Captain Shy", false).text("/persona/id");
    assertThat(addContact(ben, secret).error()).isEqualTo("404 NOT_FOUND");
    assertThat(ben.post("/api/contacts", "{}").error()).isEqualTo("400 VALIDATION_ERROR");
  }

  @Test
  void getVoicesCanBeHeard() {
    var voices = Frontend.stranger(house.product()).get("/api/voices").json().path("voices");
    assertThat(voices.findValuesAsText("name")).contains("Rachel", "Adam");
    assertThat(voices.at("/0/preview_url").asText()).startsWith("http");
  }

  @Test
  void voicesThatCannotBeListedAreAnError() throws Exception {
    try (var other = RunningHouse.open(java.nio.file.Files.createTempDirectory("house"))) {
      other
          .sandbox()
          .post("/mishaps", Map.of("provider", "elevenlabs", "kind", "status", "status", 503));
      var carl = Frontend.newcomer(other.product());
      assertThat(create(carl, "Captain Mute", false).error()).isEqualTo("500 VOICE_API_ERROR");
    }
  }

  private static Reply create(Frontend who, String name, boolean isPublic) {
    return who.post("/api/personas", PIRATE.formatted(name, isPublic));
  }

  private static Reply addContact(Frontend who, String persona) {
    return who.post("/api/contacts", "{'persona_id': '%s'}".formatted(persona));
  }

  private static List<String> names(Frontend who, String query) {
    return who.get("/api/personas" + query).json().path("personas").findValuesAsText("name");
  }
}
