package callmeback.app.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.Map;

/// The operator's routes: `/health/live`, `/health/ready` and `/metrics`; and every request is
/// timed.
public final class Watching {
  private static final ObjectMapper json = new ObjectMapper();

  private final Health health;
  private final Metrics metrics;

  public Watching(Health health, Metrics metrics) {
    this.health = health;
    this.metrics = metrics;
  }

  public void mount(HttpRouting.Builder routing) {
    routing
        .addFilter((chain, request, response) -> {
          var started = System.nanoTime();
          response.whenSent(() ->
              metrics.request(
                  request.prologue().method().text(),
                  response.status().code(),
                  Duration.ofNanos(System.nanoTime() - started)));
          chain.proceed();
        })
        .get("/health/live", (_, response) -> send(response, 200, Map.of("status", "live")))
        .get(
            "/health/ready",
            (_, response) -> {
              var report = health.ready();
              send(response, report.ready() ? 200 : 503, report.details());
            })
        .get(
            "/metrics",
            (_, response) ->
                response
                    .header(HeaderNames.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")
                    .send(metrics.scrape()));
  }

  private static void send(ServerResponse response, int status, Map<String, ?> body) {
    try {
      response
          .status(Status.create(status))
          .header(HeaderNames.CONTENT_TYPE, "application/json")
          .header(HeaderNames.CACHE_CONTROL, "no-store")
          .send(json.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("health cannot be written", e);
    }
  }
}
