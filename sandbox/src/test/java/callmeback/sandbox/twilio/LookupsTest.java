package callmeback.sandbox.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import okhttp3.Credentials;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("wire")
final class LookupsTest {
  @TempDir Path state;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(state);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @CsvSource({
    "+15552223333, mobile",
    "+18005551234, tollFree",
    "+19005551234, premium",
    "+12129761234, premium",
    "+447700900123, mobile",
    "+449098790123, premium",
    "+448451234567, sharedCost",
    "+491801234567, sharedCost"
  })
  void theDigitsTellWhatANumberIsUsedFor(String number, String type) {
    var body = look(number, "?Fields=line_type_intelligence").body();

    assertThat(body.path("valid").asBoolean()).isTrue();
    assertThat(body.path("validation_errors")).isEmpty();
    assertThat(body.at("/line_type_intelligence/type").asText()).isEqualTo(type);
    assertThat(body.at("/line_type_intelligence/error_code").isNull()).isTrue();
    assertThat(body.path("country_code").asText())
        .isEqualTo(number.startsWith("+1") ? "US" : number.startsWith("+44") ? "GB" : "DE");
  }

  @ParameterizedTest
  @CsvSource({
    "+15005550001, INVALID_BUT_POSSIBLE",
    "+11232223333, INVALID_BUT_POSSIBLE",
    "+1555, TOO_SHORT",
    "+15552223333444455, TOO_LONG",
    "+9995552223333, INVALID_COUNTRY_CODE",
    "nobody, NOT_A_NUMBER"
  })
  void whatNobodyCanHaveIsInvalidWithItsReason(String number, String reason) {
    var answer = look(number, "?Fields=line_type_intelligence");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("valid").asBoolean()).isFalse();
    assertThat(answer.body().at("/validation_errors/0").asText()).isEqualTo(reason);
    assertThat(answer.body().path("country_code").isNull()).isTrue();
    assertThat(answer.body().path("line_type_intelligence").isNull()).isTrue();
  }

  @Test
  void aTelephoneIsLookedUpAsItWasTold() {
    bench.phone("{\"line_type\": \"nonFixedVoip\"}");
    assertThat(
            look(Bench.TO, "?Fields=line_type_intelligence")
                .body()
                .at("/line_type_intelligence/type")
                .asText())
        .isEqualTo("nonFixedVoip");

    bench.phone("{\"line_type\": \"invalid\"}");
    assertThat(look(Bench.TO, "").body().path("valid").asBoolean()).isFalse();

    bench.phone("{}");
    assertThat(look(Bench.TO, "").body().path("valid").asBoolean()).isTrue();
  }

  @Test
  void onlyWhatWasAskedForIsToldAndBareDigitsAreAmerican() {
    var body = look("5552223333", "").body();

    assertThat(body.path("phone_number").asText()).isEqualTo(Bench.TO);
    assertThat(body.path("national_format").asText()).isEqualTo("(555) 222-3333");
    assertThat(body.path("calling_country_code").asText()).isEqualTo("1");
    assertThat(body.path("line_type_intelligence").isNull()).isTrue();
    assertThat(body.path("url").asText()).endsWith("/v2/PhoneNumbers/5552223333");
  }

  @Test
  void anUnknownFieldAndWrongCredentialsAreRefused() {
    assertThat(look(Bench.TO, "?Fields=shoe_size").status()).isEqualTo(400);
    var stranger =
        new Request.Builder()
            .url(bench.twilio.base() + "/v2/PhoneNumbers/" + Bench.TO)
            .header("Authorization", Credentials.basic(Bench.SID, "wrong"));
    assertThat(bench.send(stranger).body().path("code").asInt()).isEqualTo(20003);
  }

  @Test
  void lookingUpANumberDoesNotMakeItATelephone() {
    look("+15559990000", "");

    assertThat(bench.phones.numbers()).containsExactly(Bench.TO);
  }

  private Bench.Answer look(String number, String query) {
    return bench.send(
        new Request.Builder()
            .url(bench.twilio.base() + "/v2/PhoneNumbers/" + number.replace("+", "%2B") + query)
            .header("Authorization", Credentials.basic(Bench.SID, Bench.TOKEN)));
  }
}
