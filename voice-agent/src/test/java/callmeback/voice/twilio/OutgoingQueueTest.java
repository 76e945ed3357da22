package callmeback.voice.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.voice.twilio.Outgoing.Audio;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class OutgoingQueueTest {
  private final OutgoingQueue queue = new OutgoingQueue();

  @Test
  void tinyPiecesAreGathered() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      queue.play(new byte[160]);
    }

    assertThat(audio(queue.take())).hasSize(480);
  }

  @Test
  void aLittleAudioThatStaysAloneIsNotKeptBack() throws InterruptedException {
    queue.play(new byte[100]);

    var audio = audio(queue.take());

    assertThat(audio).hasSize(160);
    assertThat(Arrays.copyOf(audio, 100)).containsOnly(0);
    assertThat(Arrays.copyOfRange(audio, 100, 160)).containsOnly(0xFF);
  }

  @Test
  void theLastFrameBeforeAMarkIsFilledUpWithSilence() throws InterruptedException {
    queue.play(new byte[500]);
    queue.put(new Outgoing.Mark("1:1"));

    assertThat(audio(queue.take())).hasSize(640);
    assertThat(queue.take()).isEqualTo(new Outgoing.Mark("1:1"));
  }

  @Test
  void aClearDropsAudioOvertakesAndKeepsMarks() throws InterruptedException {
    queue.play(new byte[50_000]);
    queue.put(new Outgoing.Mark("1:1"));
    queue.play(new byte[100]);
    queue.put(new Outgoing.Mark("1:2"));

    queue.clear();
    queue.play(new byte[480]);

    assertThat(queue.take()).isEqualTo(new Outgoing.Clear());
    assertThat(queue.take()).isEqualTo(new Outgoing.Mark("1:1"));
    assertThat(queue.take()).isEqualTo(new Outgoing.Mark("1:2"));
    assertThat(audio(queue.take())).hasSize(480);
  }

  @Test
  void nothingIsTakenInAfterAClose() throws InterruptedException {
    queue.put(new Outgoing.Mark("1:1"));
    queue.close(1000, "first");
    queue.close(1011, "second");
    queue.play(new byte[160]);
    queue.clear();

    assertThat(queue.take()).isEqualTo(new Outgoing.Mark("1:1"));
    assertThat(queue.take()).isEqualTo(new Outgoing.Close(1000, "first"));
    assertThat(queue.closed()).isTrue();
  }

  @Test
  void aSocketThatTakesNothingIsGivenUp() throws InterruptedException {
    for (int i = 0; i < 20_000; i++) {
      queue.put(new Outgoing.Mark("m"));
    }

    assertThat(queue.closed()).isTrue();
    assertThat(queue.take()).isEqualTo(new Outgoing.Close(1011, "too slow"));
  }

  private static byte[] audio(Outgoing message) {
    assertThat(message).isInstanceOf(Audio.class);
    return ((Audio) message).mulaw();
  }
}
