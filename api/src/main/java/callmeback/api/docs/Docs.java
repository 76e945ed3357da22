package callmeback.api.docs;

import static callmeback.api.http.Access.open;

import callmeback.api.http.Answer;
import callmeback.api.http.Cache;
import callmeback.api.http.Endpoints;
import callmeback.api.http.Limit;
import callmeback.api.http.Routes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/// Shows what the REST interface promises, to programs and to people.
public final class Docs implements Endpoints {
  private static final Limit LIMIT = Limit.perMinute(60);
  private static final Cache CACHE = Cache.everybodys(Duration.ofMinutes(5));

  private final Answer json;
  private final Answer page;

  private Docs(Answer json, Answer page) {
    this.json = json;
    this.page = page;
  }

  /// Reads openapi.yaml and draws the page.
  public static Docs load() {
    var description = Description.load();
    var page = Page.of(description);
    var html = page.html().getBytes(StandardCharsets.UTF_8);
    return new Docs(
        Answer.document("application/json", description.json()),
        Answer.document("text/html; charset=utf-8", html)
            .with(Map.of("Content-Security-Policy", page.policy())));
  }

  @Override
  public void mount(Routes routes) {
    routes
        .get("/api/openapi.json", LIMIT, CACHE, open(_ -> json))
        .get("/api/docs", LIMIT, CACHE, open(_ -> page));
  }
}
