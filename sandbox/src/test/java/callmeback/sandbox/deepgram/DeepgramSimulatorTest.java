package callmeback.sandbox.deepgram;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.sandbox.client.Socket;
import callmeback.sandbox.client.Socket.Received;
import callmeback.sandbox.world.Mishap;
import callmeback.sandbox.world.MishapRule;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("wire")
class DeepgramSimulatorTest extends DeepgramRig {
  @ParameterizedTest
  @ValueSource(strings = {FLUX, NOVA})
  void aWrongKeyIsRefused(String path) {
    try (var socket = Socket.open(deepgram.base() + path, "Authorization", "Bearer dg-key")) {
      assertThat(socket.next())
          .isInstanceOfSatisfying(
              Received.Refused.class, r -> assertThat(r.status()).isEqualTo(401));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/v2/listen?model=flux-general-en, encoding",
    "/v2/listen?model=nova-3&encoding=mulaw&sample_rate=8000, model",
    FLUX + "&interim_results=true, interim_results",
    FLUX + "&eot_threshold=0.4, eot_threshold",
    FLUX + "&eot_threshold=high, eot_threshold",
    FLUX + "&eot_timeout_ms=100, eot_timeout_ms",
    FLUX + "&eager_eot_threshold=0.8, eager_eot_threshold",
    FLUX + "&language_hint=en, language_hint",
    "/v1/listen?model=flux-general-en&encoding=mulaw&sample_rate=8000, model",
    "/v1/listen?model=nova-3&encoding=mulaw, sample_rate",
    "/v1/listen?model=nova-3&encoding=mp4&sample_rate=8000, encoding",
    NOVA + "&utterance_end_ms=1000, utterance_end_ms",
    NOVA + "&interim_results=yes, interim_results",
    NOVA + "&endpointing=soon, endpointing",
    NOVA + "&eot_threshold=0.7, eot_threshold",
  })
  void wrongParametersAreRefusedByName(String path, String name) {
    try (var socket = socket(path)) {
      assertThat(socket.next())
          .isInstanceOfSatisfying(
              Received.Refused.class,
              r -> {
                assertThat(r.status()).isEqualTo(400);
                assertThat(r.error()).contains(name);
                assertThat(r.body()).contains("err_msg").contains(name);
              });
    }
  }

  @Test
  void aMishapStrikesAtTheUpgrade() {
    world
        .mishaps()
        .add(new MishapRule("", "deepgram", null, "/v2/*", 1, 1, new Mishap.Status(503)));
    try (var first = socket(FLUX)) {
      assertThat(first.next()).isInstanceOf(Received.Refused.class);
    }
    try (var second = socket(FLUX)) {
      assertThat(second.message().path("type").asText()).isEqualTo("Connected");
    }
  }
}
