package callmeback.sandbox.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.websocket.WsRouting;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A product as small as can be: documents to serve, callbacks to collect, sockets to talk through.
final class ProductSide implements AutoCloseable {

  /// A signed request that came in.
  record Post(String path, TreeMap<String, String> form, String signature) {
    String status() {
      return form.getOrDefault("CallStatus", "");
    }
  }

  private final Map<String, String> documents = new ConcurrentHashMap<>();
  private final List<Post> posts = new CopyOnWriteArrayList<>();
  private final BlockingQueue<ProductSocket> sockets = new LinkedBlockingQueue<>();
  private final WebServer server;

  ProductSide() {
    server =
        WebServer.builder()
            .address(InetAddress.getLoopbackAddress())
            .port(0)
            .shutdownHook(false)
            .shutdownGracePeriod(Duration.ofMillis(50))
            .addRouting(HttpRouting.builder().any(this::answer))
            .addRouting(
                WsRouting.builder()
                    .endpoint("/stream", () -> new ProductSocket(sockets, false))
                    .endpoint("/refused", () -> new ProductSocket(sockets, true)))
            .build()
            .start();
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.port() + path;
  }

  String socketUrl(String path) {
    return "ws://127.0.0.1:" + server.port() + path;
  }

  void serve(String path, String verbs) {
    documents.put(path, "<?xml version=\"1.0\"?><Response>" + verbs + "</Response>");
  }

  void serveRaw(String path, String document) {
    documents.put(path, document);
  }

  /// A `<Connect>` to this product's stream.
  String connect() {
    return "<Connect><Stream url=\"" + socketUrl("/stream") + "\"/></Connect>";
  }

  ProductSocket socket() throws InterruptedException {
    var socket = sockets.poll(10, TimeUnit.SECONDS);
    if (socket == null) {
      throw new AssertionError("no stream was opened");
    }
    return socket;
  }

  List<Post> posts(String path) {
    return posts.stream().filter(post -> post.path().equals(path)).toList();
  }

  /// The status callbacks so far, by `CallStatus`.
  List<String> statuses() {
    return posts("/status").stream().map(Post::status).toList();
  }

  /// Twilio's signature, worked out here from its documentation.
  static String signature(String token, String url, TreeMap<String, String> form) {
    var text = new StringBuilder(url);
    form.forEach((name, value) -> text.append(name).append(value));
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(token.getBytes(UTF_8), "HmacSHA1"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.toString().getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    server.stop();
  }

  private void answer(ServerRequest request, ServerResponse response) {
    var path = request.path().path();
    var form = new TreeMap<String, String>();
    var body = request.content().hasEntity() ? request.content().as(String.class) : "";
    for (var pair : body.split("&")) {
      var parts = pair.split("=", 2);
      if (parts.length == 2) {
        form.put(URLDecoder.decode(parts[0], UTF_8), URLDecoder.decode(parts[1], UTF_8));
      }
    }
    var signature = request.headers().first(HeaderNames.create("X-Twilio-Signature")).orElse("");
    posts.add(new Post(path, form, signature));
    var document = documents.get(path);
    if (document != null) {
      response.header("Content-Type", "text/xml").send(document);
    } else {
      response.status(path.equals("/status") ? 204 : 404).send();
    }
  }
}
