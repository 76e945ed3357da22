package callmeback.api.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Puts answers on the wire: tagged where they may be kept, packed where that pays.
final class Delivery {
  /// Bytes; less hardly shrinks.
  private static final int WORTH_PACKING = 1024;

  private static final int TAG_BYTES = 16;

  /// A weight of 0 means that it is not accepted (RFC 9110, 12.5.3).
  private static final Pattern GZIP =
      Pattern.compile("gzip\\s*(;\\s*q=(1.*|0\\.0*[1-9].*))?", Pattern.CASE_INSENSITIVE);

  /// Packs at the least effort: answers are small, and who asked waits.
  private static final class Quick extends GZIPOutputStream {
    Quick(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  private Delivery() {}

  static void send(Answer answer, ServerRequest request, ServerResponse response) {
    var document = document(answer.body());
    answer.headers().forEach(response::header);
    response.header(HeaderNames.CONTENT_TYPE, document.type());
    response.status(Status.create(answer.status()));
    var packed = document.bytes().length > WORTH_PACKING && unpacks(request);
    if (answer.mayBeKept() && tagged(document, packed, request, response)) {
      response.status(Status.NOT_MODIFIED_304).send();
      return;
    }
    response.send(packed ? packed(document, response) : document.bytes());
    if (response.headers().contains(HeaderValues.CONNECTION_CLOSE)) {
      // Helidon 4.1.2 says so and goes on reading: the rest of a body would be the next request.
      throw new CloseConnectionException("said to be closed");
    }
  }

  private static Document document(@Nullable Object body) {
    return switch (body) {
      case null -> new Document(Json.TYPE, new byte[0]);
      case Document ready -> ready;
      default -> new Document(Json.TYPE, Json.write(body));
    };
  }

  /// Sets the tag, and tells whether the client has what it stands for.
  private static boolean tagged(
      Document document, boolean packed, ServerRequest request, ServerResponse response) {
    var tag = '"' + digest(document.bytes()) + (packed ? "-gzip\"" : "\"");
    response.header(HeaderNames.ETAG, tag);
    return request.headers().values(HeaderNames.IF_NONE_MATCH).stream()
        .flatMap(values -> Arrays.stream(values.split(",")))
        .map(String::strip)
        .anyMatch(known -> known.equals("*") || known.equals(tag) || known.equals("W/" + tag));
  }

  private static String digest(byte[] bytes) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, TAG_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean unpacks(ServerRequest request) {
    return request.headers().values(HeaderNames.ACCEPT_ENCODING).stream()
        .flatMap(values -> Arrays.stream(values.split(",")))
        .map(String::strip)
        .anyMatch(coding -> GZIP.matcher(coding).matches());
  }

  private static byte[] packed(Document document, ServerResponse response) {
    response.header(HeaderNames.CONTENT_ENCODING, "gzip");
    var packed = new ByteArrayOutputStream();
    try (var gzip = new Quick(packed)) {
      gzip.write(document.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
