package callmeback.voice.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.voice.twilio.Outgoing.Audio;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

@Tag("unit")
final class OutgoingQueuePropertyTest {

  @Property(tries = 300)
  void everyByteIsWrittenOnceInOrderAndInWholeFrames(
      @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 9000) Integer> lengths)
      throws InterruptedException {
    var queue = new OutgoingQueue();
    var played = new ByteArrayOutputStream();
    for (var length : lengths) {
      var piece = new byte[length];
      for (int i = 0; i < length; i++) {
        piece[i] = (byte) (played.size() + i);
      }
      played.writeBytes(piece);
      queue.play(piece);
    }
    queue.put(new Outgoing.Mark("end"));

    var sizes = new ArrayList<Integer>();
    var written = new ByteArrayOutputStream();
    while (queue.take() instanceof Audio(var mulaw)) {
      sizes.add(mulaw.length);
      written.writeBytes(mulaw);
    }

    assertThat(sizes).allSatisfy(size -> assertThat(size % 160).isZero());
    assertThat(sizes.subList(0, Math.max(0, sizes.size() - 1))).allMatch(size -> size >= 400);
    assertThat(Arrays.copyOf(written.toByteArray(), played.size())).isEqualTo(played.toByteArray());
    assertThat(written.size() - played.size()).isBetween(0, 159);
  }
}
