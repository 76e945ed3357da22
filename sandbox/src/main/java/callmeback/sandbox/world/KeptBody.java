package callmeback.sandbox.world;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/// Keeps the first 4 KiB of a request's body for the journal while a route reads it; of audio it
/// keeps only the size.
final class KeptBody {
  private static final int LIMIT = 4096;

  private final String contentType;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private long total;

  KeptBody(String contentType) {
    this.contentType = contentType;
  }

  InputStream keeping(InputStream source) {
    return new Keeping(source);
  }

  String text() {
    if (total == 0) {
      return "";
    }
    String text = kept.toString(StandardCharsets.UTF_8);
    if (contentType.startsWith("application/x-www-form-urlencoded")) {
      return decoded(text);
    }
    boolean readable = contentType.startsWith("text/") || contentType.contains("json");
    return readable ? text : "(" + total + " bytes of " + contentType + ")";
  }

  private static String decoded(String form) {
    try {
      return URLDecoder.decode(form, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return form;
    }
  }

  private void keep(byte[] bytes, int offset, int length) {
    total += length;
    kept.write(bytes, offset, Math.min(length, LIMIT - kept.size()));
  }

  private final class Keeping extends FilterInputStream {
    private Keeping(InputStream source) {
      super(source);
    }

    @Override
    public int read() throws IOException {
      int octet = super.read();
      if (octet >= 0) {
        keep(new byte[] {(byte) octet}, 0, 1);
      }
      return octet;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = super.read(bytes, offset, length);
      if (count > 0) {
        keep(bytes, offset, count);
      }
      return count;
    }
  }
}
