package callmeback.api;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.account.PhoneNumber;
import callmeback.core.billing.Cents;
import callmeback.core.call.DialRecords.Spent;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is refused before anything is dialled, in the contract's words.
@Tag("wire")
class CallRulesApiTest {
  private static final String PHONE = "+14155550123";

  private final Product product;
  private final Client ann;

  CallRulesApiTest(@TempDir Path state) {
    product = new Product(state);
    ann = product.newcomer();
  }

  @AfterEach
  void close() {
    product.close();
  }

  private Client.Reply call(String phone, String more) {
    return ann.post(
        "/api/call",
        "{'phone_number': '%s', 'persona_id': '%s', 'payment_intent_id': '%s'%s}"
            .formatted(phone, Product.COACH.id(), product.hold(ann, 5), more));
  }

  private void assertNothingWasDialled() {
    assertThat(product.dialler.asked()).isEmpty();
    assertThat(ann.get("/api/calls").json().at("/pagination/total").asInt()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+19005550123",
        "+12129760123",
        "+18765550123",
        "+18095550123",
        "+442079460123",
        "+18005550123",
        "+88213000000"
      })
  void aNumberThatIsAbroadOrAServiceIsNamed(String phone) {
    var reply = call(phone, "");
    assertThat(reply.error()).isEqualTo("400 VALIDATION_ERROR");
    assertThat(reply.json().path("details").has("phone_number")).isTrue();
    assertNothingWasDialled();
  }

  @Test
  void whoAskedNotToBeCalledIsNot() {
    product.dials.suppress(new PhoneNumber(PHONE), product.time.get());
    assertThat(call(PHONE, "").error()).isEqualTo("403 FORBIDDEN");
    assertNothingWasDialled();
  }

  @Test
  void aDaysCallsAndMinutesAreLimited() {
    product.dials.own = new Spent(100, 0, Cents.ZERO);
    var reply = call(PHONE, "");
    assertThat(reply.error()).isEqualTo("429 RATE_LIMIT_EXCEEDED");
    assertThat(reply.header("Retry-After")).isEqualTo(String.valueOf(14 * 3600));
    product.dials.own = new Spent(1, 996, Cents.ZERO);
    assertThat(call(PHONE, "").text("/message")).contains("4 minutes");
    assertNothingWasDialled();
  }

  @Test
  void whileCallingIsSwitchedOffNothingIsHeldAndNothingDialled() {
    var order =
        "{'phone_number': '%s', 'persona_id': '%s', 'payment_intent_id': '%s'}"
            .formatted(PHONE, Product.COACH.id(), product.hold(ann, 5));
    product.dials.switchOff(true);
    assertThat(ann.post("/api/call", order).error()).isEqualTo("503 SERVICE_UNAVAILABLE");
    assertHoldsAreRefused();
    assertNothingWasDialled();
  }

  @Test
  void whileTheTelephoneCompanyDoesNotLetUsInNothingIsHeld() {
    product.hold(ann, 5);
    product.dialler.lockedOut = Duration.ofSeconds(40);
    var reply = assertHoldsAreRefused();
    assertThat(reply.header("Retry-After")).isEqualTo("40");
  }

  private Client.Reply assertHoldsAreRefused() {
    var before = product.payments.holds().size();
    var reply = ann.post("/api/user/create-payment-intent", "{'estimated_duration': 5}");
    assertThat(reply.error()).isEqualTo("503 SERVICE_UNAVAILABLE");
    assertThat(product.payments.holds()).hasSize(before);
    return reply;
  }

  @Test
  void aPurposeIsKeptAndShown() {
    var id = call(PHONE, ", 'purpose': ' Pretend the office is flooded. '").text("/call/id");
    assertThat(ann.get("/api/calls/" + id).text("/call/purpose"))
        .isEqualTo("Pretend the office is flooded.");
  }

  @ParameterizedTest
  @CsvSource({"<b>now</b>", "''", "5"})
  void aPurposeThatIsNoPlainTextIsNamed(String purpose) {
    var json = purpose.equals("5") ? "5" : "'" + purpose + "'";
    var reply = call(PHONE, ", 'purpose': " + json);
    assertThat(reply.error()).isEqualTo("400 VALIDATION_ERROR");
    assertThat(reply.json().path("details").has("purpose")).isTrue();
  }

  @Test
  void aPurposeHasAtMostFiveHundredCharacters() {
    var id = call(PHONE, ", 'purpose': '%s'".formatted("a".repeat(501)));
    assertThat(id.error()).isEqualTo("400 VALIDATION_ERROR");
  }
}
