package callmeback.sandbox.door;

import callmeback.sandbox.world.BadRequest;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/// The two pages and their files.
final class PageRoutes implements HttpService {
  private static final Map<String, String> ASSETS =
      Map.of(
          "look.css", "text/css; charset=utf-8",
          "house.js", "text/javascript; charset=utf-8",
          "phone.js", "text/javascript; charset=utf-8",
          "sound.js", "text/javascript; charset=utf-8",
          "microphone.js", "text/javascript; charset=utf-8",
          "icon.svg", "image/svg+xml");

  /// Nothing from anywhere else, and nothing written into the page.
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'";

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/", page("house.html"))
        .get("/phones/{e164}/page", page("phone.html"))
        .get("/assets/{file}", PageRoutes::asset);
  }

  private static Handler page(String file) {
    byte[] html = read(file);
    return (_, response) -> send(response, "text/html; charset=utf-8", html);
  }

  private static void asset(ServerRequest request, ServerResponse response) {
    String file = request.path().pathParameters().get("file");
    String type = ASSETS.get(file);
    if (type == null) {
      throw BadRequest.notFound("there is no such file");
    }
    send(response, type, read(file));
  }

  private static void send(ServerResponse response, String type, byte[] content) {
    response
        .header("Content-Type", type)
        .header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Cache-Control", "no-cache")
        .send(content);
  }

  private static byte[] read(String file) {
    try (InputStream in = PageRoutes.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + file);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
