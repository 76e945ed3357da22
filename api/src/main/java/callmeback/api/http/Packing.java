package callmeback.api.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// Packs with gzip at the least effort: answers are small, and who asked waits.
///
/// What is asked for again and again is packed once. It is known by the digest of its bytes, so
/// that nothing kept can be out of date.
final class Packing {
  private static final long MAX_KEPT_BYTES = 4 << 20;

  /// Nobody's words stay in memory much longer than they are looked at.
  private static final Duration KEPT = Duration.ofMinutes(1);

  private final Cache<String, byte[]> kept =
      Caffeine.newBuilder()
          .maximumWeight(MAX_KEPT_BYTES)
          .<String, byte[]>weigher((digest, packed) -> digest.length() + packed.length)
          .expireAfterAccess(KEPT)
          .build();

  private static final class Quick extends GZIPOutputStream {
    Quick(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  /// @param digest of the bytes, and of no others
  byte[] packed(String digest, byte[] bytes) {
    return kept.get(digest, _ -> packed(bytes));
  }

  byte[] packed(byte[] bytes) {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new Quick(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
