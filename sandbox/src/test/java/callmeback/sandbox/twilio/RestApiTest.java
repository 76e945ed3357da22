package callmeback.sandbox.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import callmeback.sandbox.world.Mishap;
import callmeback.sandbox.world.MishapRule;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import okhttp3.Credentials;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("wire")
final class RestApiTest {

  private static final String UNKNOWN = "CA" + "0".repeat(32);

  @TempDir Path state;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(state);
    bench.product.serve("/answer", "<Hangup/>");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void wrongCredentialsAreRefused() {
    var request =
        bench.request("/Calls.json").header("Authorization", Credentials.basic(Bench.SID, "wrong"));

    var answer = bench.send(request.get());

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body().path("code").asInt()).isEqualTo(20003);
    assertThat(answer.body().path("status").asInt()).isEqualTo(401);
    assertThat(answer.body().path("more_info").asText()).endsWith("/20003");
  }

  @Test
  void whatIsNotThereIs20404() {
    for (var path :
        new String[] {"/Calls/" + UNKNOWN + ".json", "/Conferences.json", "/Calls.xml"}) {
      var answer = bench.get(path);
      assertThat(answer.status()).as(path).isEqualTo(404);
      assertThat(answer.body().path("code").asInt()).isEqualTo(20404);
    }
    assertThat(bench.post("/Calls/" + UNKNOWN + ".json", Form.of("Status", "completed")).status())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "'', +15550001111, 21201",
    "+15552223333, '', 21213",
    "5552223333, +15550001111, 21211",
    "+15005550001, +15550001111, 21217",
    "+15005550002, +15550001111, 21214",
    "+15005550003, +15550001111, 21215",
    "+15005550004, +15550001111, 21216",
    "+15552223333, +15005550001, 21212",
    "+15552223333, not-a-number, 21212",
    "+15552223333, +15559998888, 21210"
  })
  void numbersThatCannotBeUsedAreRefusedByCode(String to, String from, int code) {
    var form = Form.of("To", to, "From", from, "Url", bench.product.url("/answer"));

    var answer = bench.post("/Calls.json", form);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().path("code").asInt()).isEqualTo(code);
    assertThat(bench.get("/Calls.json").body().path("calls")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Url, nowhere, 21205", "Other, x, 21205", "Timeout, soon, 20001"})
  void instructionsThatCannotBeUsedAreRefused(String name, String value, int code) {
    var form = Form.of("To", Bench.TO, "From", Bench.FROM, name, value);
    var full = name.equals("Timeout") ? form.with("Twiml", "<Response/>") : form;

    assertThat(bench.post("/Calls.json", full).body().path("code").asInt()).isEqualTo(code);
  }

  @Test
  void callsAreListedNewestFirstFilteredAndInPages() {
    var first = bench.place();
    bench.awaitStatus(first, "completed");
    var second = bench.place();
    bench.awaitStatus(second, "completed");

    assertThat(bench.get("/Calls.json?To=%2B15552223333").body().path("calls")).hasSize(2);
    assertThat(bench.get("/Calls.json?To=%2B15559999999").body().path("calls")).isEmpty();
    assertThat(bench.get("/Calls.json?Status=busy").body().path("calls")).isEmpty();
    assertThat(bench.get("/Calls.json?StartTime%3E=2020-01-01T00:00:00Z").body().path("calls"))
        .hasSize(2);
    assertThat(bench.get("/Calls.json?StartTime%3E=2020-01-01T00:00:00").body().path("calls"))
        .hasSize(2);
    assertThat(bench.get("/Calls.json?StartTime%3E=2999-01-01T00:00:00").body().path("calls"))
        .isEmpty();
    assertThat(bench.get("/Calls.json?StartTime%3E=yesterday").body().path("code").asInt())
        .isEqualTo(20001);
    assertThat(bench.get("/Calls.json?StartTime%3C=2020-01-01").body().path("calls")).isEmpty();
    var page = bench.get("/Calls.json?PageSize=1").body();
    assertThat(page.path("calls").path(0).path("sid").asText()).isEqualTo(second);
    var next = page.path("next_page_uri").asText();
    var rest = bench.get(next.substring(next.indexOf("/Calls"))).body();
    assertThat(rest.path("calls").path(0).path("sid").asText()).isEqualTo(first);
    assertThat(rest.path("next_page_uri").isNull()).isTrue();
  }

  @Test
  void aTextReachesItsTelephone() {
    var form = Form.of("To", Bench.TO, "From", Bench.FROM, "Body", "Your code is 123456");

    var answer = bench.post("/Messages.json", form);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.body().path("sid").asText()).matches("SM[0-9a-f]{32}");
    var message = bench.phones.get(Bench.TO).path("messages").path(0);
    assertThat(message.path("text").asText()).isEqualTo("Your code is 123456");
    assertThat(message.path("from").asText()).isEqualTo(Bench.FROM);
  }

  @Test
  void aTextThatCannotBeSentIsRefused() {
    var answer = bench.post("/Messages.json", Form.of("To", Bench.TO, "From", Bench.FROM));

    assertThat(answer.body().path("code").asInt()).isEqualTo(21602);
    assertThat(bench.phones.get(Bench.TO).path("messages")).isEmpty();
  }

  @Test
  void anErrorThatWasAskedForIsWordedAsTwiliosAndPlacesNoCall() {
    bench
        .world
        .mishaps()
        .add(new MishapRule("", "twilio", "POST", "*/Calls.json", 1, 1, new Mishap.Status(503)));

    var form = Form.of("To", Bench.TO, "From", Bench.FROM, "Twiml", "<Response/>");
    var answer = bench.post("/Calls.json", form);

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.body().path("code").asInt()).isEqualTo(20503);
    assertThat(bench.get("/Calls.json").body().path("calls")).isEmpty();
  }

  @Test
  void callsBeyondTheRateWaitInTheQueue() {
    bench.close();
    var usual = TwilioHabits.usual();
    bench =
        new Bench(
            state, new TwilioHabits(2, usual.overrun(), usual.lostSocket(), usual.priceDelay()));
    bench.product.serve("/answer", "<Hangup/>");
    var first = bench.place();
    var second = bench.place();

    assertThat(bench.status(second)).isEqualTo("queued");
    bench.awaitStatus(first, "completed");
    var call = bench.awaitStatus(second, "completed");
    assertThat(call.path("queue_time").asInt()).isGreaterThanOrEqualTo(300);
  }

  @Test
  void everyAnswerFitsTwiliosPublishedSchema() throws IOException {
    var spec = specification();
    assumeThat(spec).as("Twilio's OpenAPI document is at hand").isPresent();
    var document = JsonMapper.builder().build().readTree(Files.readString(spec.orElseThrow()));
    bench.product.serve("/answer", "<Pause length=\"60\"/>");
    var form = Form.of("To", Bench.TO, "From", Bench.FROM, "Url", bench.product.url("/answer"));

    var created = bench.post("/Calls.json", form);
    assertThat(created.status()).isEqualTo(201);
    fits(created.body(), "api.v2010.account.call", document);
    var sid = created.body().path("sid").asText();
    fits(bench.awaitStatus(sid, "in-progress"), "api.v2010.account.call", document);
    bench.post("/Calls/" + sid + ".json", Form.of("Status", "completed"));
    fits(bench.awaitStatus(sid, "completed"), "api.v2010.account.call", document);
    var text = Form.of("To", Bench.TO, "From", Bench.FROM, "Body", "hello");
    fits(bench.post("/Messages.json", text).body(), "api.v2010.account.message", document);
    fits(bench.get(".json").body(), "api.v2010.account", document);
  }

  /// Valid, and with exactly the properties that the schema names.
  private static void fits(JsonNode answer, String name, JsonNode document) {
    var schema = JsonMapper.builder().build().createObjectNode();
    schema.put("$ref", "#/components/schemas/" + name);
    schema.set("components", document.path("components"));
    var validator = SchemaRegistry.withDialect(Dialects.getOpenApi30()).getSchema(schema);
    assertThat(validator.validate(answer)).as(name).isEmpty();
    var known = document.path("components").path("schemas").path(name).path("properties");
    assertThat(answer.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(known::fieldNames);
  }

  private static Optional<Path> specification() {
    var file = Path.of("shared/facts/specs/twilio_api_v2010.trimmed.openapi.json");
    for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(file))) {
        return Optional.of(at.resolve(file));
      }
    }
    return Optional.empty();
  }
}
