package callmeback.api.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// openapi.yaml, and where to find things in it.
record Description(JsonNode root) {
  private static final String FILE = "/openapi.yaml";

  /// One thing that can be asked for.
  record Operation(String method, String path, JsonNode node) {
    String id() {
      return node.path("operationId").asText();
    }

    String tag() {
      return node.at("/tags/0").asText();
    }

    /// Whether the frontend is written against it.
    boolean contract() {
      return node.path("x-contract").asBoolean();
    }
  }

  static Description load() {
    try (var file = Description.class.getResourceAsStream(FILE)) {
      return new Description(new YAMLMapper().readTree(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] json() {
    try {
      return new ObjectMapper().writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// In the order they are written.
  List<Operation> operations() {
    var operations = new ArrayList<Operation>();
    root.path("paths")
        .forEachEntry((path, methods) ->
            methods.forEachEntry(
                (method, node) -> operations.add(new Operation(method, path, node))));
    return operations;
  }

  /// What a `$ref` points to; anything else is what it is.
  JsonNode resolved(JsonNode node) {
    var ref = node.path("$ref").asText();
    return ref.isEmpty() ? node : root.at(ref.substring(1));
  }
}
