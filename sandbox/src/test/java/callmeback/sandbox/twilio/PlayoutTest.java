package callmeback.sandbox.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class PlayoutTest {

  private final Playout playout = new Playout();

  @Test
  void nothingIsSilence() {
    assertThat(playout.next()).hasSize(160).containsOnly((byte) 0xFF);
    assertThat(playout.pending()).isFalse();
  }

  @Test
  void aShortChunkIsFilledUpWithSilence() {
    playout.add(new byte[] {1, 2, 3});

    assertThat(playout.next()).startsWith(1, 2, 3, 0xFF).hasSize(160);
  }

  @Test
  void aMarkIsDueOneFrameAfterTheLastByteBeforeItWasTaken() {
    playout.add(new byte[200]);
    playout.mark("end");

    playout.next();
    assertThat(playout.due()).isEmpty();
    playout.next();
    assertThat(playout.dueAtOnce()).isEmpty();
    assertThat(playout.pending()).isTrue();
    assertThat(playout.due()).containsExactly("end");
    assertThat(playout.pending()).isFalse();
  }

  @Test
  void aMarkWithNothingBeforeItIsDueAtOnce() {
    playout.mark("now");

    assertThat(playout.dueAtOnce()).containsExactly("now");
    assertThat(playout.due()).isEmpty();
  }

  @Test
  void clearingGivesBackEveryMarkInOrderAndForgetsTheAudio() {
    playout.add(new byte[100]);
    playout.mark("passed");
    playout.add(new byte[500]);
    playout.mark("waiting");
    playout.next();

    assertThat(playout.clear()).containsExactly("passed", "waiting");
    assertThat(playout.next()).containsOnly((byte) 0xFF);
    assertThat(playout.pending()).isFalse();
  }

  @Test
  void moreThanTenMinutesDoNotFit() {
    assertThat(playout.add(new byte[Playout.CAPACITY])).isTrue();
    assertThat(playout.add(new byte[1])).isFalse();
    playout.next();
    assertThat(playout.add(new byte[160])).isTrue();
  }

  @Property
  void whateverTheChunksEveryByteIsPlayedOnceAndEveryMarkReturnedInOrder(
      @ForAll @Size(max = 20) List<@IntRange(min = 0, max = 700) Integer> lengths) {
    var buffer = new Playout();
    var names = new ArrayList<String>();
    for (int length : lengths) {
      buffer.add(new byte[length]);
      buffer.mark("mark " + names.size());
      names.add("mark " + names.size());
    }

    int played = 0;
    var returned = new ArrayList<String>();
    while (buffer.pending()) {
      returned.addAll(buffer.due());
      for (byte sample : buffer.next()) {
        played += sample == 0 ? 1 : 0;
      }
    }

    assertThat(played).isEqualTo(lengths.stream().mapToInt(Integer::intValue).sum());
    assertThat(returned).isEqualTo(names);
  }
}
