package callmeback.sandbox.phone;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.sandbox.speech.Speech;
import callmeback.sandbox.world.BadRequest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A script against a timeline of 20 ms ticks, without clock or sockets.
@Tag("unit")
final class CallerTest {

  private static final Speech SPEECH = new Speech();

  private final Mouth mouth = new Mouth();

  @Test
  void aLineWaitsForTheOtherSideToSpeakAndThenForAPause() {
    var caller = caller("[{\"say\": \"Hello.\"}]");

    assertThat(spokenAfter(caller, 100, false, false)).isEqualTo(-1);
    assertThat(spokenAfter(caller, 50, true, true)).isEqualTo(-1);
    assertThat(spokenAfter(caller, 100, false, false)).isEqualTo(Caller.PAUSE_BETWEEN_SPEAKERS - 1);
  }

  @Test
  void aPauseWithinWhatIsStillToBePlayedIsNotTheEnd() {
    var caller = caller("[{\"say\": \"Hello.\"}]");

    spokenAfter(caller, 50, true, true);

    assertThat(spokenAfter(caller, 100, false, true)).isEqualTo(-1);
  }

  @Test
  void afterFifteenSecondsOfSilenceALineIsSpokenAnyway() {
    var caller = caller("[{\"say\": \"Hello.\"}]");

    assertThat(spokenAfter(caller, 1000, false, false)).isEqualTo(Caller.PATIENCE);
  }

  @Test
  void anInterruptionCountsFromTheFirstSound() {
    var caller = caller("[{\"interrupt\": \"Stop.\", \"after_ms\": 400}]");

    assertThat(spokenAfter(caller, 100, false, false)).isEqualTo(-1);
    assertThat(spokenAfter(caller, 100, true, true)).isEqualTo(20);
  }

  @Test
  void anInterruptionThatComesTooLateIsSpokenNonetheless() {
    var caller = caller("[{\"interrupt\": \"Stop.\", \"after_ms\": 5000}]");

    spokenAfter(caller, 20, true, true);

    assertThat(spokenAfter(caller, 100, false, false)).isEqualTo(Caller.PAUSE_BETWEEN_SPEAKERS - 1);
  }

  @Test
  void whatWasCutOffIsNotAReply() {
    var caller = caller("[{\"say\": \"Hello.\"}]");
    spokenAfter(caller, 20, true, true);

    caller.forget();

    assertThat(spokenAfter(caller, 100, false, false)).isEqualTo(-1);
  }

  @Test
  void keysArePressedAfterTheWait() {
    var caller = caller("[{\"wait_ms\": 100}, {\"dtmf\": \"42\"}, {\"hang_up\": true}]");

    for (int i = 0; i < 5; i++) {
      caller.tick(false, false);
      assertThat(caller.pressed()).isEmpty();
    }
    caller.tick(false, false);

    assertThat(caller.pressed()).isEqualTo("42");
    assertThat(caller.hungUp()).isTrue();
  }

  private Caller caller(String script) {
    try {
      var json = JsonMapper.builder().build().readTree("{\"script\": " + script + "}");
      return new Caller(Act.of(BehaviourJson.parse(json), SPEECH), mouth);
    } catch (JsonProcessingException | BadRequest e) {
      throw new AssertionError(e);
    }
  }

  /// The tick at which the caller began to speak, or -1 if that did not happen.
  private int spokenAfter(Caller caller, int ticks, boolean voiced, boolean playing) {
    for (int i = 0; i < ticks; i++) {
      caller.tick(voiced, playing);
      if (mouth.speaking()) {
        return i;
      }
    }
    return -1;
  }
}
