package callmeback.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What is asked of the product, by name: reads and writes of the frontend.
record Asking(Browser browser, People people, UUID persona) {

  /// It asks the database nothing: what is left is the exchange itself, and the driver's part in
  /// it.
  static final String EMPTY = "GET /health/live";

  /// One kind of request.
  record Kind(String name, Work work) {}

  List<Kind> reads() {
    return List.of(
        read(EMPTY),
        read("GET /api/auth/me"),
        read("GET /api/calls"),
        read("GET /api/personas"),
        read("GET /api/contacts"),
        read("GET /api/calls/scheduled"),
        read("GET /api/user/usage"));
  }

  List<Kind> writes() {
    return List.of(
        new Kind(
            "PUT /api/user/profile",
            (worker, turn) -> send("PUT", "/api/user/profile", worker, Map.of("name", name(turn)))),
        new Kind(
            "POST+DELETE /api/contacts",
            (worker, _) -> {
              send("POST", "/api/contacts", worker, Map.of("persona_id", persona));
              return browser.send(
                  "DELETE", "/api/contacts/" + persona, people.of(worker).token(), null);
            }));
  }

  Kind history() {
    return read("GET /api/calls");
  }

  Kind login() {
    return new Kind(
        "POST /api/auth/login",
        (worker, _) ->
            browser.send(
                "POST",
                "/api/auth/login",
                null,
                Map.of("email", people.of(worker).email(), "password", People.PASSWORD)));
  }

  private Kind read(String name) {
    var path = name.substring("GET ".length());
    return new Kind(
        name, (worker, _) -> browser.send("GET", path, people.of(worker).token(), null));
  }

  private byte[] send(String method, String path, int worker, Map<String, ?> body)
      throws IOException {
    return browser.send(method, path, people.of(worker).token(), body);
  }

  private static String name(long turn) {
    return turn % 2 == 0 ? "Ann" : "Anna";
  }
}
