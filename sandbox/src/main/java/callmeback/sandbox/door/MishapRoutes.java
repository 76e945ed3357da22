package callmeback.sandbox.door;

import callmeback.sandbox.world.BadRequest;
import callmeback.sandbox.world.Mishap;
import callmeback.sandbox.world.MishapRule;
import callmeback.sandbox.world.Mishaps;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `/mishaps`: `POST` puts one in force, `GET` lists them, `DELETE` clears them.
final class MishapRoutes implements HttpService {
  private static final Set<String> FIELDS =
      Set.of("id", "provider", "match", "nth", "times", "kind", "status", "delay_ms");

  private final Mishaps mishaps;
  private final List<String> providers;

  MishapRoutes(Mishaps mishaps, List<String> providers) {
    this.mishaps = mishaps;
    this.providers = providers;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.post("/mishaps", this::add).get("/mishaps", this::list).delete("/mishaps", this::clear);
  }

  private void add(ServerRequest request, ServerResponse response) {
    Reply.json(response, 201, line(mishaps.add(rule(Reply.body(request)))));
  }

  private void list(ServerRequest request, ServerResponse response) {
    ObjectNode json = Reply.object();
    ArrayNode list = json.putArray("mishaps");
    mishaps.list().forEach(rule -> list.add(line(rule)));
    Reply.json(response, 200, json);
  }

  private void clear(ServerRequest request, ServerResponse response) {
    mishaps.clear();
    response.status(204).send();
  }

  private MishapRule rule(ObjectNode json) {
    requireKnown(json, FIELDS, "");
    JsonNode match = json.path("match");
    requireKnown(match, Set.of("method", "path"), "match.");
    String provider = required(json, "provider");
    if (!providers.contains(provider)) {
      throw new BadRequest(
          "unknown_provider", "provider is one of " + String.join(", ", providers));
    }
    try {
      Mishap mishap =
          Mishap.of(
              required(json, "kind"),
              integer(json, "status", 500),
              Duration.ofMillis(integer(json, "delay_ms", 0)));
      return new MishapRule(
          json.path("id").asText(),
          provider,
          text(match, "method"),
          text(match, "path"),
          integer(json, "nth", 1),
          integer(json, "times", 1),
          mishap);
    } catch (IllegalArgumentException e) {
      throw new BadRequest("bad_mishap", String.valueOf(e.getMessage()));
    }
  }

  private static void requireKnown(JsonNode json, Set<String> known, String where) {
    json.propertyStream()
        .map(entry -> entry.getKey())
        .filter(name -> !known.contains(name))
        .findFirst()
        .ifPresent(name -> {
          throw new BadRequest("unknown_field", "there is no field " + where + name);
        });
  }

  private static String required(ObjectNode json, String name) {
    String value = text(json, name);
    if (value == null) {
      throw new BadRequest("missing_field", name + " is missing");
    }
    return value;
  }

  private static @Nullable String text(JsonNode json, String name) {
    return json.hasNonNull(name) ? json.path(name).asText() : null;
  }

  private static int integer(ObjectNode json, String name, int otherwise) {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (!value.canConvertToInt() || !value.isIntegralNumber()) {
      throw new BadRequest("bad_mishap", name + " must be a whole number");
    }
    return value.asInt();
  }

  private static ObjectNode line(MishapRule rule) {
    ObjectNode json = Reply.object().put("id", rule.id()).put("provider", rule.provider());
    ObjectNode match = json.putObject("match");
    if (rule.method() != null) {
      match.put("method", rule.method());
    }
    if (rule.pathPattern() != null) {
      match.put("path", rule.pathPattern());
    }
    json.put("nth", rule.nth()).put("times", rule.times()).put("kind", rule.mishap().kind());
    switch (rule.mishap()) {
      case Mishap.Status(int status) -> json.put("status", status);
      case Mishap.StatusAfter(int status) -> json.put("status", status);
      case Mishap.Slow(Duration delay) -> json.put("delay_ms", delay.toMillis());
      case Mishap.Late(Duration delay) -> json.put("delay_ms", delay.toMillis());
      case Mishap.Stall _ -> {}
      case Mishap.StallAfter _ -> {}
      case Mishap.DropBefore _ -> {}
      case Mishap.DropAfter _ -> {}
      case Mishap.DropMid _ -> {}
      case Mishap.Garble _ -> {}
      case Mishap.Duplicate _ -> {}
      case Mishap.Reorder _ -> {}
      case Mishap.Lose _ -> {}
    }
    return json;
  }
}
