package callmeback.voice.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class TapesTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void aCallThatThereIsNoRoomForIsNotRecorded() {
    var tapes = new Tapes(Tape.bytes(Duration.ofMinutes(2)));

    assertThat(tapes.blank(MINUTE)).isPresent();
    assertThat(tapes.blank(Duration.ofMinutes(2))).isEmpty();
    assertThat(tapes.blank(MINUTE)).isPresent();
    assertThat(tapes.blank(Duration.ofSeconds(1))).isEmpty();

    tapes.done(MINUTE);

    assertThat(tapes.blank(MINUTE)).isPresent();
    assertThat(tapes.blank(MINUTE)).isEmpty();
  }

  @Test
  void aMinuteTakesTwoTracksAndTheirFile() {
    assertThat(Tape.bytes(MINUTE)).isEqualTo(60 * 8_000 * 4);
  }
}
