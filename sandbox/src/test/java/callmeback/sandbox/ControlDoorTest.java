package callmeback.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.sandbox.world.Await;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.FormBody;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("wire")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ControlDoorTest extends SandboxRig {
  @Test
  void aMishapFromTheDoorStrikesAndIsJournalled() throws IOException {
    String rule =
        """
        {"provider": "stripe", "match": {"method": "GET", "path": "/v1/cust*"}, "nth": 2, "kind": "status", "status": 503}\
        """;
    try (Response added = ask("POST", "/mishaps", rule)) {
      assertThat(added.code()).isEqualTo(201);
    }
    assertThat(json("/mishaps").at("/mishaps/0/match/path").asText()).isEqualTo("/v1/cust*");
    long since = json("/journal").path("last").asLong();

    assertThat(stripeCustomers()).isEqualTo(200);
    assertThat(stripeCustomers()).isEqualTo(503);
    assertThat(stripeCustomers()).isEqualTo(200);

    JsonNode entries =
        Await.until(() -> journalSince(since, "stripe"), written -> written.size() >= 3);
    assertThat(entries.findValuesAsText("status")).containsExactly("200", "503", "200");
    assertThat(entries.findValuesAsText("note")).containsExactly("", "status", "");
    assertThat(json("/journal?since=-1").path("entries")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not json",
        "[]",
        "{}",
        "{\"provider\": \"stripe\"}",
        "{\"provider\": \"acme\", \"kind\": \"stall\"}",
        "{\"provider\": \"stripe\", \"kind\": \"earthquake\"}",
        "{\"provider\": \"stripe\", \"kind\": \"status\", \"status\": 200}",
        "{\"provider\": \"stripe\", \"kind\": \"stall\", \"nth\": 0}",
        "{\"provider\": \"stripe\", \"kind\": \"stall\", \"nth\": \"1\"}",
        "{\"provider\": \"stripe\", \"kind\": \"stall\", \"match\": {\"host\": \"x\"}}"
      })
  void aMishapThatMakesNoSenseIsRefusedWithAReason(String body) throws IOException {
    try (Response response = ask("POST", "/mishaps", body)) {
      assertThat(response.code()).isEqualTo(400);
      JsonNode error = JSON.readTree(response.body().string());
      assertThat(error.path("error").asText()).isNotEmpty();
      assertThat(error.path("message").asText()).isNotEmpty();
    }
    assertThat(json("/mishaps").path("mishaps")).isEmpty();
  }

  @Test
  void latenciesAreSetByNameAllOrNone() throws IOException {
    try (Response bad =
        ask("PUT", "/latencies", "{\"deepgram\": {\"end_of_turn_ms\": 1, \"x\": 2}}")) {
      assertThat(bad.code()).isEqualTo(400);
    }
    assertThat(json("/latencies").at("/deepgram/end_of_turn_ms").asInt()).isEqualTo(260);
    try (Response good = ask("PUT", "/latencies", "{\"deepgram\": {\"end_of_turn_ms\": 261}}")) {
      assertThat(JSON.readTree(good.body().string()).at("/deepgram/end_of_turn_ms").asInt())
          .isEqualTo(261);
    }
    ask("PUT", "/latencies", "{\"deepgram\": {\"end_of_turn_ms\": 260}}").close();
  }

  @Test
  void theBooksOfStripeAndTwilioAreOpen() throws IOException {
    RequestBody hold =
        new FormBody.Builder()
            .add("amount", "225")
            .add("currency", "usd")
            .add("capture_method", "manual")
            .add("confirm", "true")
            .add("payment_method", "pm_card_visa")
            .add("payment_method_types[]", "card")
            .build();
    client.newCall(stripe("/v1/payment_intents").post(hold).build()).execute().close();

    JsonNode books = json("/books");

    assertThat(books.at("/stripe/payment_intents/0/authorised").asInt()).isEqualTo(225);
    assertThat(books.at("/stripe/payment_intents/0/held").asInt()).isEqualTo(225);
    assertThat(books.at("/twilio/calls").isArray()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "Host, evil.example",
    "Host, 127.0.0.1.evil.example:80",
    "Origin, https://evil.example",
    "Origin, null"
  })
  void aForeignPageIsTurnedAway(String header, String value) throws IOException {
    Request request =
        new Request.Builder().url(sandbox.door() + "/books").header(header, value).build();
    try (Response response = client.newCall(request).execute()) {
      assertThat(response.code()).isEqualTo(403);
      assertThat(response.body().string()).contains("foreign_host");
    }
  }

  @Test
  void aForeignPageCannotListenToATelephone() throws InterruptedException {
    BlockingQueue<String> events = new LinkedBlockingQueue<>();
    Request request =
        new Request.Builder()
            .url(sandbox.door() + "/phones/" + PHONE + "/line")
            .header("Origin", "https://evil.example")
            .build();
    client.newWebSocket(request, new Recorder(events, new LinkedBlockingQueue<>()));

    assertThat(events.poll(5, TimeUnit.SECONDS)).isEqualTo("refused");
  }

  @ParameterizedTest
  @CsvSource({
    "/, text/html",
    "/phones/+15551234567/page, text/html",
    "/assets/look.css, text/css",
    "/assets/house.js, text/javascript",
    "/assets/phone.js, text/javascript",
    "/assets/sound.js, text/javascript",
    "/assets/microphone.js, text/javascript",
    "/assets/icon.svg, image/svg+xml"
  })
  void thePagesAreServed(String path, String type) throws IOException {
    try (Response response = ask("GET", path, "")) {
      assertThat(response.code()).isEqualTo(200);
      assertThat(response.header("Content-Type")).startsWith(type);
      assertThat(response.header("Content-Security-Policy")).contains("default-src 'none'");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nothing", "/assets/..%2fhouse.html", "/assets/house.html"})
  void whatIsNotThereIsA404InJson(String path) throws IOException {
    try (Response response = ask("GET", path, "")) {
      assertThat(response.code()).isEqualTo(404);
      assertThat(JSON.readTree(response.body().string()).path("error").asText())
          .isEqualTo("not_found");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/phones/12", "/phones/+1abc"})
  void whatIsNotANumberIsNotATelephone(String path) throws IOException {
    try (Response response = ask("GET", path, "")) {
      assertThat(response.code()).isEqualTo(400);
    }
  }
}
