package callmeback.raindrop.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import callmeback.core.Secret;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A store that takes nothing whose signature is wrong, and lists two keys a page.
final class MinimalS3 implements AutoCloseable {
  private static final String SECRET = "minimal-secret";
  private static final int PAGE = 2;

  private final HttpServer server;
  private final ConcurrentSkipListMap<String, Kept> objects = new ConcurrentSkipListMap<>();
  private volatile int failing;

  private record Kept(byte[] content, String type) {}

  MinimalS3() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/things", this::answer);
    server.start();
  }

  S3Config config(String secret) {
    var endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new S3Config(endpoint, S3Config.REGION, "things", "minimal-key", new Secret(secret));
  }

  S3Config config() {
    return config(SECRET);
  }

  void fail(int status) {
    failing = status;
  }

  String dump() {
    return objects.entrySet().stream()
        .map(each -> each.getKey() + new String(each.getValue().content(), UTF_8))
        .collect(Collectors.joining("\n"));
  }

  private void answer(HttpExchange exchange) throws IOException {
    var body = exchange.getRequestBody().readAllBytes();
    var path = exchange.getRequestURI().getRawPath();
    var key =
        path.length() > "/things/".length()
            ? URLDecoder.decode(path.substring("/things/".length()), UTF_8)
            : "";
    if (failing > 0) {
      send(exchange, failing, new byte[0]);
    } else if (!signed(exchange, body)) {
      send(exchange, 403, "<Error><Code>SignatureDoesNotMatch</Code></Error>".getBytes(UTF_8));
    } else if (key.isEmpty()) {
      send(exchange, 200, list(exchange.getRequestURI().getRawQuery()));
    } else {
      object(exchange, key, body);
    }
  }

  private void object(HttpExchange exchange, String key, byte[] body) throws IOException {
    var kept = objects.get(key);
    switch (exchange.getRequestMethod()) {
      case "PUT" -> {
        objects.put(key, new Kept(body, exchange.getRequestHeaders().getFirst(S3Client.TYPE)));
        send(exchange, 200, new byte[0]);
      }
      case "DELETE" -> {
        objects.remove(key);
        send(exchange, 204, new byte[0]);
      }
      default -> {
        if (kept == null) {
          send(exchange, 404, new byte[0]);
        } else {
          exchange.getResponseHeaders().set(S3Client.TYPE, kept.type());
          send(exchange, 200, kept.content());
        }
      }
    }
  }

  private byte[] list(String query) {
    var asked = new TreeMap<String, String>();
    for (var each : query.split("&")) {
      var parts = each.split("=", -1);
      asked.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
    }
    var after = asked.getOrDefault("continuation-token", "");
    var matching =
        objects.keySet().stream()
            .filter(key -> key.startsWith(asked.getOrDefault("prefix", "")))
            .filter(key -> key.compareTo(after) > 0)
            .toList();
    var page = matching.subList(0, Math.min(PAGE, matching.size()));
    var more = matching.size() > PAGE;
    var contents =
        page.stream()
            .map("<Contents><Key>%s</Key></Contents>"::formatted)
            .collect(Collectors.joining());
    return "<ListBucketResult>%s<IsTruncated>%s</IsTruncated>%s</ListBucketResult>"
        .formatted(
            contents,
            more,
            more ? "<NextContinuationToken>" + page.getLast() + "</NextContinuationToken>" : "")
        .getBytes(UTF_8);
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    var silent = exchange.getRequestMethod().equals("HEAD") || status == 204;
    exchange.sendResponseHeaders(status, silent || body.length == 0 ? -1 : body.length);
    if (!silent && body.length > 0) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  /// Computes the signature anew from what arrived.
  private static boolean signed(HttpExchange exchange, byte[] body) {
    var headers = exchange.getRequestHeaders();
    var given = String.valueOf(headers.getFirst("authorization"));
    var names = given.replaceFirst(".*SignedHeaders=([^,]+),.*", "$1");
    var digest = hex(sha256(body));
    var lines =
        Arrays.stream(names.split(";"))
            .map(name -> name + ":" + headers.getFirst(name) + "\n")
            .collect(Collectors.joining());
    var uri = exchange.getRequestURI();
    var query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    var canonical =
        String.join(
            "\n", exchange.getRequestMethod(), uri.getRawPath(), query, lines, names, digest);
    var time = String.valueOf(headers.getFirst("x-amz-date"));
    var day = time.substring(0, 8);
    var scope = day + "/us-east-1/s3/aws4_request";
    var text =
        "AWS4-HMAC-SHA256\n" + time + "\n" + scope + "\n" + hex(sha256(canonical.getBytes(UTF_8)));
    var key = ("AWS4" + SECRET).getBytes(UTF_8);
    for (var part : new String[] {day, "us-east-1", "s3", "aws4_request"}) {
      key = hmac(key, part);
    }
    return digest.equals(headers.getFirst("x-amz-content-sha256"))
        && given.equals(
            "AWS4-HMAC-SHA256 Credential=minimal-key/%s, SignedHeaders=%s, Signature=%s"
                .formatted(scope, names, hex(hmac(key, text))));
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
