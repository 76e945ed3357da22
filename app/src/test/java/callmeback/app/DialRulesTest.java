package callmeback.app;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.app.Frontend.Reply;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which numbers are not called, against the whole product: nothing is dialled, and the hold stays
/// usable.
@Tag("e2e")
@ExtendWith(SharedHouse.class)
class DialRulesTest {
  private final RunningHouse house;
  private final Frontend ann;
  private final String intent;

  DialRulesTest(RunningHouse house) {
    this.house = house;
    this.ann = Frontend.payer(house.product());
    this.intent = ann.hold(1);
  }

  @ParameterizedTest
  @CsvSource({
    "+19005551234, premium in the United States",
    "+448712345678, at a special rate in the United Kingdom",
    "+18765551234, in Jamaica behind +1",
    "+2348031234567, in Nigeria",
  })
  void aNumberThatCostsMoreOrIsTooFarIsNotCalled(String phone, String why) throws Exception {
    var reply = call(phone);
    assertThat(reply.error()).as(why).isEqualTo("400 VALIDATION_ERROR");
    assertThat(reply.json().path("details").has("phone_number")).isTrue();
    assertThat(house.sandbox().get("/phones/" + phone).path("calls")).isEmpty();
    assertThat(house.intent(intent).path("held").asInt()).isEqualTo(65);
  }

  @Test
  void whoeverAskedNeverToBeCalledIsNot() throws Exception {
    house.sql(
        "INSERT INTO suppressed_numbers VALUES ('%s', now())"
            .formatted(house.tables().sealed(ann.phone())));
    assertThat(call(ann.phone()).error()).isEqualTo("403 FORBIDDEN");
  }

  @Test
  void thereIsAnEndToTheCallsOfADay() throws Exception {
    house.sql(
        """
        INSERT INTO calls (id, user_id, persona_id, persona_name, phone, intent_id, minutes, status,
                           ended_at, outcome, transcribed, created_at)
        SELECT gen_random_uuid(), '%s', gen_random_uuid(), 'Coach', '%s', 'pi_' || gen_random_uuid(), 5,
               'FAILED', now(), 'BUSY', true, now()
          FROM generate_series(1, 50)
        """
            .formatted(ann.userId(), house.tables().sealed(ann.phone())));
    var reply = call(ann.phone());
    assertThat(reply.error()).isEqualTo("429 RATE_LIMIT_EXCEEDED");
    assertThat(reply.json().path("retry_after").asInt()).isBetween(1, 86_400);
  }

  private Reply call(String phone) {
    return ann.post(
        "/api/call",
        "{'phone_number': '%s', 'persona_id': '%s', 'payment_intent_id': '%s'}"
            .formatted(phone, ann.persona(), intent));
  }
}
