package callmeback.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What is asked of the product, by name: reads and writes of the frontend.
record Asking(Browser browser, People people, UUID persona) {

  /// It asks the database nothing: what is left is the exchange itself, and the driver's part in
  /// it.
  private static final String EMPTY = "GET /health/live";

  /// One kind of request.
  record Kind(String name, Work work) {
    /// @param suffix tells it from others of its name
    Kind among(String suffix) {
      return new Kind(name + suffix, work);
    }
  }

  /// An empty request, to be made in turns with another.
  Kind emptyBeside(Kind other) {
    return new Kind("empty beside " + other.name(), read(EMPTY).work());
  }

  /// What is only asked, and stands beside no bare query.
  List<Kind> others() {
    return List.of(read("GET /api/calls/scheduled"), read("GET /api/user/usage"), contactTwice());
  }

  Kind account() {
    return read("GET /api/auth/me");
  }

  Kind personas() {
    return read("GET /api/personas");
  }

  Kind contacts() {
    return read("GET /api/contacts");
  }

  Kind history() {
    return read("GET /api/calls");
  }

  Kind profile() {
    return new Kind(
        "PUT /api/user/profile",
        (worker, turn) ->
            send("PUT", "/api/user/profile", worker, Map.of("name", People.name(turn))));
  }

  private Kind contactTwice() {
    return new Kind(
        "POST+DELETE /api/contacts",
        (worker, _) -> {
          send("POST", "/api/contacts", worker, Map.of("persona_id", persona));
          return browser.send(
              "DELETE", "/api/contacts/" + persona, people.of(worker).token(), null);
        });
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
}
