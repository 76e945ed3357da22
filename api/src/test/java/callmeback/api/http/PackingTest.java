package callmeback.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class PackingTest {
  private static final byte[] LONG = "long and longer ".repeat(100).getBytes(UTF_8);
  private static final byte[] OTHER = "other and another ".repeat(100).getBytes(UTF_8);

  private final Packing packing = new Packing();

  @Test
  void whatIsPackedIsShorterAndUnpacksToWhatItWas() throws IOException {
    var packed = packing.packed("long", LONG);
    assertThat(packed.length).isLessThan(LONG.length / 4);
    assertThat(unpacked(packed)).isEqualTo(LONG);
    assertThat(unpacked(packing.packed(LONG))).isEqualTo(LONG);
  }

  @Test
  void theSameIsPackedOnce() {
    assertThat(packing.packed("long", LONG)).isSameAs(packing.packed("long", LONG.clone()));
  }

  @Test
  void whatChangedIsPackedAnew() throws IOException {
    packing.packed("long", LONG);
    assertThat(unpacked(packing.packed("other", OTHER))).isEqualTo(OTHER);
  }

  private static byte[] unpacked(byte[] packed) throws IOException {
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return gzip.readAllBytes();
    }
  }
}
