package callmeback.sandbox.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import callmeback.sandbox.speech.Speech;
import callmeback.sandbox.world.BadRequest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.InstantSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
final class PhoneBookTest {

  private static final Speech SPEECH = new Speech();
  private static final String NUMBER = "+15552223333";
  private static final String FROM = "+15550001111";

  private final PhoneBook phones = new PhoneBook(InstantSource.system(), SPEECH);

  @Test
  void aTelephoneShowsHowItWasToldToBehave() {
    var behaviour =
        """
        {"behaviour": "voicemail", "answer_after_ms": 100, "hang_up": true, "line_type": "landline",
         "script": [{"say": "Hi"}, {"interrupt": "No", "after_ms": 300}, {"wait_ms": 500},
                    {"dtmf": "1"}, {"hang_up": true}]}\
        """;

    phones.put(NUMBER, json(behaviour));

    var state = json(phones.get(NUMBER).toString());
    assertThat(state.path("state").asText()).isEqualTo("idle");
    for (var field : json(behaviour).properties()) {
      assertThat(state.path(field.getKey())).isEqualTo(field.getValue());
    }
    assertThat(phones.numbers()).containsExactly(NUMBER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{\"behavior\": \"answer\"}",
        "{\"behaviour\": \"explode\"}",
        "{\"line_type\": \"string\"}",
        "{\"answer_after_ms\": -1}",
        "{\"answer_after_ms\": \"soon\"}",
        "{\"hang_up\": \"yes\"}",
        "{\"script\": {}}",
        "{\"script\": [{}]}",
        "{\"script\": [{\"sing\": \"la\"}]}",
        "{\"script\": [{\"say\": \"\"}]}",
        "{\"script\": [{\"say\": \"...\"}]}",
        "{\"script\": [{\"say\": \"Hi\", \"after_ms\": 3}]}",
        "{\"script\": [{\"dtmf\": \"x\"}]}"
      })
  void nonsenseIsRefusedAndChangesNothing(String behaviour) {
    phones.put(NUMBER, json("{\"behaviour\": \"busy\"}"));

    assertThatExceptionOfType(BadRequest.class)
        .isThrownBy(() -> phones.put(NUMBER, json(behaviour)));

    assertThat(phones.get(NUMBER).path("behaviour").asText()).isEqualTo("busy");
  }

  @Test
  void onlyNumbersInFullAreTelephones() {
    assertThatExceptionOfType(BadRequest.class).isThrownBy(() -> phones.get("5552223333"));
    assertThat(phones.numbers()).isEmpty();
  }

  @Test
  void aTelephoneInUseTakesNoSecondCall() {
    assertThat(phones.ring(NUMBER, FROM, "CA1")).isPresent();
    assertThat(phones.ring(NUMBER, FROM, "CA2")).isEmpty();
  }

  @Test
  void nobodyCanAnswerATelephoneThatDoesNotRing() {
    assertThatExceptionOfType(BadRequest.class)
        .isThrownBy(() -> phones.answer(NUMBER))
        .returns(409, BadRequest::status);
    assertThatExceptionOfType(BadRequest.class)
        .isThrownBy(() -> phones.say(NUMBER, "Hello"))
        .returns(409, BadRequest::status);
  }

  @Test
  void aRingingTelephoneThatIsHungUpIsBusy() {
    phones.put(NUMBER, json("{\"behaviour\": \"manual\"}"));
    var leg = phones.ring(NUMBER, FROM, "CA1").orElseThrow();
    assertThat(leg.ring()).isEqualTo(Leg.Ringing.RINGING);

    phones.hangUp(NUMBER);

    assertThat(leg.ring()).isEqualTo(Leg.Ringing.BUSY);
  }

  private static JsonNode json(String text) {
    try {
      return JsonMapper.builder().build().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
