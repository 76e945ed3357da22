package callmeback.sandbox.door;

import callmeback.sandbox.world.BadRequest;
import callmeback.sandbox.world.Latencies;
import callmeback.sandbox.world.Simulator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.HashMap;
import java.util.Map;

/// `/latencies`, `/books`, and `/simulators` (each provider's base address).
final class WorldRoutes implements HttpService {
  private final House house;

  WorldRoutes(House house) {
    this.house = house;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/latencies", this::latencies)
        .put("/latencies", this::setLatencies)
        .get("/books", this::books)
        .get("/simulators", this::simulators);
  }

  private void latencies(ServerRequest request, ServerResponse response) {
    Reply.json(response, 200, house.world().latencies().all());
  }

  private void setLatencies(ServerRequest request, ServerResponse response) {
    Latencies latencies = house.world().latencies();
    Map<String, Map<String, Integer>> changes = new HashMap<>();
    Reply.body(request)
        .properties()
        .forEach(entry -> changes.put(entry.getKey(), integers(entry.getKey(), entry.getValue())));
    try {
      latencies.put(changes);
    } catch (IllegalArgumentException e) {
      throw new BadRequest("bad_latency", String.valueOf(e.getMessage()));
    }
    Reply.json(response, 200, latencies.all());
  }

  private static Map<String, Integer> integers(String provider, JsonNode json) {
    if (!(json instanceof ObjectNode object)) {
      throw new BadRequest("bad_latency", provider + " must be an object of whole numbers");
    }
    Map<String, Integer> integers = new HashMap<>();
    object
        .properties()
        .forEach(entry -> {
          if (!entry.getValue().isIntegralNumber() || !entry.getValue().canConvertToInt()) {
            throw new BadRequest(
                "bad_latency", provider + "." + entry.getKey() + " must be a whole number");
          }
          integers.put(entry.getKey(), entry.getValue().asInt());
        });
    return integers;
  }

  private void books(ServerRequest request, ServerResponse response) {
    ObjectNode json = Reply.object();
    house.books().forEach((provider, books) -> json.set(provider, Reply.tree(books.get())));
    Reply.json(response, 200, json);
  }

  private void simulators(ServerRequest request, ServerResponse response) {
    ObjectNode json = Reply.object();
    for (Simulator simulator : house.simulators()) {
      json.put(simulator.name(), simulator.base().toString());
    }
    Reply.json(response, 200, json);
  }
}
