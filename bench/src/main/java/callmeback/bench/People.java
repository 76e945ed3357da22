package callmeback.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Signed-up users, one a connection, so that no two workers wait for each other's rows.
record People(List<Person> all) {
  static final String PASSWORD = "Correct-Horse-1";

  /// @param email to log in with
  record Person(UUID id, String email, String token) {}

  static People signUp(Browser browser, int count) throws IOException {
    var people = new ArrayList<Person>();
    for (var n = 0; n < count; n++) {
      var email = "person%d@example.com".formatted(n);
      var answer =
          browser.post(
              "/api/auth/register",
              null,
              Map.of(
                  "name",
                  "Person",
                  "email",
                  email,
                  "password",
                  PASSWORD,
                  "phone",
                  "+1415555%04d".formatted(n)));
      people.add(
          new Person(
              UUID.fromString(answer.at("/user/id").asText()),
              email,
              answer.path("token").asText()));
    }
    return new People(people);
  }

  Person of(int worker) {
    return all.get(worker);
  }

  /// What somebody calls themselves next, so that there is always something to write.
  static String name(long turn) {
    return turn % 2 == 0 ? "Ann" : "Anna";
  }
}
