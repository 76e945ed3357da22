package callmeback.api.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Puts answers on the wire: tagged where they may be kept, packed where that pays.
final class Delivery {
  /// Bytes; less hardly shrinks.
  private static final int WORTH_PACKING = 1024;

  private static final int TAG_BYTES = 16;

  /// A weight of 0 means that it is not accepted (RFC 9110, 12.5.3).
  private static final Pattern GZIP =
      Pattern.compile("gzip\\s*(;\\s*q=(1.*|0\\.0*[1-9].*))?", Pattern.CASE_INSENSITIVE);

  private final Packing packing = new Packing();

  void send(Answer answer, ServerRequest request, ServerResponse response) {
    var document = document(answer.body());
    answer.headers().forEach(response::header);
    response.header(HeaderNames.CONTENT_TYPE, document.type());
    response.status(Status.create(answer.status()));
    var packs = document.bytes().length > WORTH_PACKING && unpacks(request);
    if (answer.mayBeKept()) {
      sendTagged(document.bytes(), packs, request, response);
    } else {
      send(packs ? packing.packed(document.bytes()) : document.bytes(), packs, response);
    }
    if (response.headers().contains(HeaderValues.CONNECTION_CLOSE)) {
      // Helidon 4.1.2 says so and goes on reading: the rest of a body would be the next request.
      throw new CloseConnectionException("said to be closed");
    }
  }

  /// Nothing but the tag goes to a client that has what it stands for.
  private void sendTagged(
      byte[] bytes, boolean packs, ServerRequest request, ServerResponse response) {
    var digest = digest(bytes);
    var tag = '"' + digest + (packs ? "-gzip\"" : "\"");
    response.header(HeaderNames.ETAG, tag);
    if (knows(tag, request)) {
      response.status(Status.NOT_MODIFIED_304).send();
    } else {
      send(packs ? packing.packed(digest, bytes) : bytes, packs, response);
    }
  }

  private static void send(byte[] bytes, boolean packed, ServerResponse response) {
    if (packed) {
      response.header(HeaderNames.CONTENT_ENCODING, "gzip");
    }
    response.send(bytes);
  }

  private static Document document(@Nullable Object body) {
    return switch (body) {
      case null -> new Document(Json.TYPE, new byte[0]);
      case Document ready -> ready;
      default -> new Document(Json.TYPE, Json.write(body));
    };
  }

  private static boolean knows(String tag, ServerRequest request) {
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
}
