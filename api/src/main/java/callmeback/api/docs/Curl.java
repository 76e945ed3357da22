package callmeback.api.docs;

import callmeback.api.docs.Description.Operation;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/// An operation as a command to try it with.
final class Curl {
  private Curl() {}

  static String of(Operation operation) {
    var command = new StringBuilder("curl -i");
    if (!operation.method().equals("get")) {
      command.append(" -X ").append(operation.method().toUpperCase(Locale.ROOT));
    }
    command
        .append(" \"$BASE")
        .append(operation.path().replace("{", "$").replace("}", ""))
        .append('"');
    if (operation.node().path("security").valueStream().anyMatch(one -> one.has("bearer"))) {
      command.append(" \\\n  -H \"Authorization: Bearer $TOKEN\"");
    }
    var example = operation.node().at("/requestBody/content/application~1json/example");
    if (!example.isMissingNode()) {
      command
          .append(" \\\n  -H 'Content-Type: application/json' \\\n  -d '")
          .append(shell(example))
          .append('\'');
    }
    return command.toString();
  }

  private static String shell(JsonNode json) {
    return json.toString().replace("'", "'\\''");
  }
}
