package callmeback.app.house;

import static callmeback.api.http.Access.open;

import callmeback.api.http.Answer;
import callmeback.api.http.Cache;
import callmeback.api.http.Endpoints;
import callmeback.api.http.Limit;
import callmeback.api.http.Routes;
import callmeback.mcp.page.CatalogPage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/// Shows the catalog of tools to people.
final class ToolPages implements Endpoints {
  private static final Limit LIMIT = Limit.perMinute(120);
  private static final Cache CACHE = Cache.everybodys(Duration.ofMinutes(5));

  private final Answer page;

  ToolPages(CatalogPage catalog) {
    page =
        document("text/html", catalog.html())
            .with(Map.of("Content-Security-Policy", CatalogPage.POLICY));
  }

  @Override
  public void mount(Routes routes) {
    routes.get("/tools", LIMIT, CACHE, open(_ -> page));
    for (var name : CatalogPage.FILES) {
      var file = document(type(name), CatalogPage.file(name));
      routes.get("/tools/" + name, LIMIT, CACHE, open(_ -> file));
    }
  }

  private static String type(String name) {
    return name.endsWith(".css") ? "text/css" : "text/javascript";
  }

  private static Answer document(String type, String text) {
    return Answer.document(type + "; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }
}
