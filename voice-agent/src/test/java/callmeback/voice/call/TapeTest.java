package callmeback.voice.call;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import javax.sound.sampled.AudioFormat.Encoding;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class TapeTest {
  private static final int SECOND = 8_000;
  private static final byte CALLER = 0x11;
  private static final byte PERSONA = 0x22;

  private final Tape tape = new Tape(Duration.ofMinutes(1));

  @Test
  void isAWavFileThatOthersRead() throws Exception {
    tape.heard(sound(CALLER, 3 * SECOND));
    var wav = tape.wav();

    try (var read = AudioSystem.getAudioInputStream(new ByteArrayInputStream(wav))) {
      assertThat(read.getFormat().getEncoding()).isEqualTo(Encoding.ULAW);
      assertThat(read.getFormat().getChannels()).isEqualTo(2);
      assertThat(read.getFormat().getSampleRate()).isEqualTo(8_000);
      assertThat(read.getFrameLength()).isEqualTo(3 * SECOND);
      assertThat(read.readAllBytes()).isEqualTo(Arrays.copyOfRange(wav, Wav.HEADER, wav.length));
    }
  }

  @Test
  void everyByteOfItsHeaderIsAsTheFormatWants() {
    tape.heard(sound(CALLER, 160));
    var wav = ByteBuffer.wrap(tape.wav()).order(ByteOrder.LITTLE_ENDIAN);

    assertThat(text(wav)).isEqualTo("RIFF");
    assertThat(wav.getInt()).isEqualTo(wav.capacity() - 8);
    assertThat(text(wav)).isEqualTo("WAVE");
    assertThat(text(wav)).isEqualTo("fmt ");
    assertThat(wav.getInt()).isEqualTo(18);
    assertThat(shorts(wav, 2)).containsExactly(7, 2);
    assertThat(wav.getInt()).isEqualTo(8_000);
    assertThat(wav.getInt()).isEqualTo(16_000);
    assertThat(shorts(wav, 3)).containsExactly(2, 8, 0);
    assertThat(text(wav)).isEqualTo("fact");
    assertThat(wav.getInt()).isEqualTo(4);
    assertThat(wav.getInt()).isEqualTo(160);
    assertThat(text(wav)).isEqualTo("data");
    assertThat(wav.getInt()).isEqualTo(320);
    assertThat(wav.remaining()).isEqualTo(320);
  }

  @Test
  void theCallerIsLeftAndThePersonaRightAndNobodyIsSilence() {
    tape.heard(sound(CALLER, SECOND));
    tape.played(sound(PERSONA, SECOND));
    tape.heard(sound(CALLER, 2 * SECOND));

    assertThat(side(0)).containsOnly(CALLER).hasSize(3 * SECOND);
    assertThat(Arrays.copyOf(side(1), SECOND)).containsOnly(Track.SILENCE);
    assertThat(Arrays.copyOfRange(side(1), SECOND, 2 * SECOND)).containsOnly(PERSONA);
    assertThat(Arrays.copyOfRange(side(1), 2 * SECOND, 3 * SECOND)).containsOnly(Track.SILENCE);
  }

  @Test
  void whatIsSentFasterThanItIsHeardLiesBehindWhatIsPlayed() {
    tape.played(sound(PERSONA, SECOND));
    tape.played(sound((byte) 0x33, SECOND));
    tape.heard(sound(CALLER, 2 * SECOND));

    assertThat(side(1)[SECOND - 1]).isEqualTo(PERSONA);
    assertThat(side(1)[SECOND]).isEqualTo((byte) 0x33);
  }

  @Test
  void whatIsThrownAwayBeforeItIsHeardWasNeverSaid() {
    tape.played(sound(PERSONA, 20 * SECOND));
    tape.heard(sound(CALLER, SECOND));
    tape.cleared();
    tape.heard(sound(CALLER, 9 * SECOND));
    tape.played(sound((byte) 0x33, SECOND));
    tape.heard(sound(CALLER, 15 * SECOND));

    assertThat(Arrays.copyOf(side(1), SECOND)).containsOnly(PERSONA);
    assertThat(Arrays.copyOfRange(side(1), SECOND, 10 * SECOND)).containsOnly(Track.SILENCE);
    assertThat(Arrays.copyOfRange(side(1), 10 * SECOND, 11 * SECOND)).containsOnly((byte) 0x33);
    assertThat(Arrays.copyOfRange(side(1), 11 * SECOND, 25 * SECOND)).containsOnly(Track.SILENCE);
  }

  @Test
  void whatIsLeftWhenTheLineGoesIsNotOnIt() {
    tape.heard(sound(CALLER, SECOND));
    tape.played(sound(PERSONA, 5 * SECOND));

    assertThat(tape.wav()).hasSize(Wav.HEADER + 2 * SECOND);
    assertThat(side(1)).containsOnly(Track.SILENCE);
  }

  @Test
  void nothingIsKeptBeyondTheLengthOfTheCall() {
    for (var second = 0; second < 90; second++) {
      tape.played(sound(PERSONA, 2 * SECOND));
      tape.heard(sound(CALLER, SECOND));
    }
    tape.cleared();

    assertThat(tape.wav()).hasSize(Wav.HEADER + 2 * 60 * SECOND);
    assertThat(side(0)).containsOnly(CALLER);
    assertThat(side(1)).containsOnly(PERSONA);
  }

  @Test
  void withoutASoundItIsNotUsed() {
    tape.played(sound(PERSONA, SECOND));

    assertThat(tape.used()).isFalse();
    assertThat(tape.wav()).hasSize(Wav.HEADER);
  }

  private byte[] side(int which) {
    var wav = tape.wav();
    var side = new byte[(wav.length - Wav.HEADER) / 2];
    for (var i = 0; i < side.length; i++) {
      side[i] = wav[Wav.HEADER + 2 * i + which];
    }
    return side;
  }

  private static byte[] sound(byte sample, int length) {
    var sound = new byte[length];
    Arrays.fill(sound, sample);
    return sound;
  }

  private static String text(ByteBuffer wav) {
    var text = new byte[4];
    wav.get(text);
    return new String(text, US_ASCII);
  }

  private static int[] shorts(ByteBuffer wav, int count) {
    var shorts = new int[count];
    Arrays.setAll(shorts, _ -> wav.getShort());
    return shorts;
  }
}
