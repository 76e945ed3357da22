package callmeback.voice.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.voice.twilio.StreamMessage.Media;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class StreamClockTest {
  private final StreamClock clock = new StreamClock();

  @Test
  void audioWithoutGapsIsGivenAsItComes() {
    assertThat(bytes(1, 100)).isEqualTo(160);
    assertThat(bytes(2, 120)).isEqualTo(160);
    assertThat(bytes(3, 155)).as("jitter").isEqualTo(160);
    assertThat(bytes(4, 150)).as("jitter").isEqualTo(160);
  }

  @Test
  void whatIsLostIsMadeUpForWithSilence() {
    bytes(1, 0);

    var due = clock.due(frame(4, 60));

    assertThat(due).hasSize(3);
    assertThat(due.getFirst()).hasSize(160).containsOnly(0xFF);
    assertThat(due.getLast()).hasSize(160).containsOnly(0);
    assertThat(bytes(5, 80)).isEqualTo(160);
  }

  @Test
  void oneLostFrameIsMadeUpForWithTheNext() {
    bytes(1, 0);

    assertThat(bytes(3, 40)).isEqualTo(160);
    assertThat(bytes(5, 80)).isEqualTo(160 + 2 * 160);
  }

  @Test
  void aLongGapIsOneSecondToTheEar() {
    bytes(1, 0);

    assertThat(bytes(2, 60_000)).isEqualTo(8000 + 160);
    assertThat(bytes(3, 60_020)).isEqualTo(160);
  }

  @Test
  void whatComesTwiceIsHeardOnce() {
    bytes(1, 0);
    bytes(2, 20);

    assertThat(clock.due(frame(2, 20))).isEmpty();
    assertThat(clock.due(frame(1, 0))).isEmpty();
    assertThat(bytes(3, 40)).isEqualTo(160);
  }

  private int bytes(int chunk, int timestamp) {
    return clock.due(frame(chunk, timestamp)).stream().mapToInt(piece -> piece.length).sum();
  }

  private static Media frame(int chunk, int timestamp) {
    var payload = new byte[160];
    Arrays.fill(payload, (byte) 0);
    return new Media("inbound", chunk, timestamp, payload);
  }
}
