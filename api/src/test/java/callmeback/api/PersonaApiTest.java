package callmeback.api;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.PageRequest;
import callmeback.core.persona.Author;
import callmeback.core.persona.PersonaQuery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("wire")
class PersonaApiTest {
  private final Product product;
  private final Client client;

  PersonaApiTest(@TempDir Path state) {
    product = new Product(state, 1, ApiConfig.TIME_LIMIT, List.of());
    client = product.client;
  }

  @AfterEach
  void close() {
    product.close();
  }

  @Test
  void getPersonasHasTheFieldsOfTheContract() {
    var reply = client.get("/api/personas");
    assertThat(reply.json().at("/personas/0").toString())
        .isEqualTo(
            ("{'id':'%s','name':'Coach','description':'Somebody called Coach','voice':'rachel',"
                    + "'system_prompt':'You are Coach.','is_public':true,'created_by':'system',"
                    + "'tags':['calm'],'created_at':'2026-01-01T00:00:00Z','use_count':3}")
                .formatted(Product.COACH.id())
                .replace('\'', '"'));
    assertThat(reply.json().path("pagination").toString())
        .isEqualTo("{'page':1,'limit':20,'total':1,'pages':1}".replace('\'', '"'));
  }

  @Test
  void privatePersonasAreTheirAuthorsOnly() {
    var signedUp = product.register();
    var ann = client.bearing(signedUp.text("/token"));
    var id = UUID.fromString(signedUp.text("/user/id"));
    product.personas.add(Product.persona("Mine", false, new Author.User(id)));
    product.personas.add(Product.persona("Theirs", false, new Author.User(new UUID(1, 1))));
    assertThat(names(client.get("/api/personas"))).containsExactly("Coach");
    assertThat(names(ann.get("/api/personas"))).containsExactly("Coach", "Mine");
    assertThat(names(ann.get("/api/personas?created_by=" + id))).containsExactly("Mine");
    assertThat(names(ann.get("/api/personas?limit=1&page=2"))).containsExactly("Mine");
  }

  @Test
  void getPersonasTakesEveryParameterToTheQuery() {
    client.get(
        "/api/personas?page=2&limit=5&search=%20good%20friend%20&tags=calm,kind&is_public=true"
            + "&created_by=system&sort=created_desc");
    assertThat(product.personas.lastQuery())
        .isEqualTo(
            new PersonaQuery(
                new PageRequest(2, 5),
                "good friend",
                List.of("calm", "kind"),
                true,
                new Author.House(),
                PersonaQuery.Sort.CREATED_DESC));
  }

  @Test
  void everyOffendingParameterIsNamed() {
    var reply =
        client.get(
            "/api/personas?page=0&limit=101&search=x&is_public=maybe&created_by=me&sort=best");
    assertThat(reply.error()).isEqualTo("400 VALIDATION_ERROR");
    var names = new ArrayList<String>();
    reply.json().path("details").fieldNames().forEachRemaining(names::add);
    assertThat(names)
        .containsExactlyInAnyOrder("page", "limit", "search", "is_public", "created_by", "sort");
  }

  @Test
  void emptyParametersRestrictNothing() {
    assertThat(names(client.get("/api/personas?search=&tags=&sort="))).containsExactly("Coach");
  }

  @Test
  void theKnownMayAskMoreOften() {
    assertThat(client.get("/api/personas").header("X-RateLimit-Limit")).isEqualTo("60");
    assertThat(product.newcomer().get("/api/personas").header("X-RateLimit-Limit"))
        .isEqualTo("120");
  }

  @Test
  void aBadTokenIsNotTakenForNone() {
    assertThat(client.bearing("rubbish").get("/api/personas").error())
        .isEqualTo("401 INVALID_TOKEN");
  }

  private static List<String> names(Client.Reply reply) {
    var names = new ArrayList<String>();
    reply.json().path("personas").forEach(persona -> names.add(persona.path("name").asText()));
    return names;
  }
}
