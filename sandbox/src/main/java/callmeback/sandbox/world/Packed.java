package callmeback.sandbox.world;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/// Answers that are compressed for clients who take gzip (RFC 9110, section 12.5.3), as providers
/// compress theirs.
public final class Packed {
  private Packed() {}

  public static void send(ServerRequest request, ServerResponse response, byte[] body) {
    response.header("Vary", "Accept-Encoding");
    if (takesGzip(request)) {
      response.header("Content-Encoding", "gzip").send(gzip(body));
    } else {
      response.send(body);
    }
  }

  private static boolean takesGzip(ServerRequest request) {
    return request.headers().values(HeaderNames.ACCEPT_ENCODING).stream()
        .flatMap(value -> Arrays.stream(value.split(",")))
        .map(coding -> coding.replace(" ", ""))
        .anyMatch(coding -> coding.matches("(gzip|x-gzip)(;q=(1(\\.0*)?|0\\.0*[1-9][0-9]*))?"));
  }

  private static byte[] gzip(byte[] body) {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
