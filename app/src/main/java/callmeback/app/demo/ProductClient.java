package callmeback.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// The product's API, as a new user's browser uses it.
final class ProductClient {
  private final Door door;

  ProductClient(URI base) {
    door = new Door(base);
  }

  /// A saved card.
  record Card(String brand, String last4) {}

  /// Money held for a call; cents.
  record Hold(String paymentIntentId, int amount) {}

  /// Somebody who calls.
  record Persona(String id, String name) {}

  /// From here on, everything is asked for in the new user's name.
  void register(String name, String email, String password, String phone)
      throws InterruptedException {
    var account =
        door.post(
            "/api/auth/register",
            Map.of("name", name, "email", email, "password", password, "phone", phone));
    door.signIn(account.path("token").asText());
  }

  Card saveCard(String paymentMethodId) throws InterruptedException {
    var body = Map.of("payment_method_id", paymentMethodId, "set_as_default", true);
    var saved = door.post("/api/user/payment-method", body);
    return Shape.read(saved.path("payment_method"), Card.class);
  }

  Hold hold(int minutes) throws InterruptedException {
    var body = Map.of("estimated_duration", minutes);
    return Shape.read(door.post("/api/user/create-payment-intent", body), Hold.class);
  }

  /// @throws IllegalStateException when nobody is called so
  Persona persona(String name) throws InterruptedException {
    for (JsonNode each : door.get("/api/personas").path("personas")) {
      var persona = Shape.read(each, Persona.class);
      if (persona.name().equals(name)) {
        return persona;
      }
    }
    throw new IllegalStateException("no persona is called " + name);
  }

  /// @return the call's id
  String call(String phone, Persona persona, Hold hold) throws InterruptedException {
    var body =
        Map.of(
            "phone_number", phone,
            "persona_id", persona.id(),
            "payment_intent_id", hold.paymentIntentId());
    return door.post("/api/call", body).path("call").path("id").asText();
  }

  /// What is remembered of the user, in a sentence each.
  List<String> memories() throws InterruptedException {
    return door.get("/api/memories")
        .path("memories")
        .valueStream()
        .map(memory -> memory.path("what").asText())
        .toList();
  }

  SeenCall show(String callId) throws InterruptedException {
    return Shape.read(door.get("/api/calls/" + callId).path("call"), SeenCall.class);
  }
}
