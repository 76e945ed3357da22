package callmeback.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// What openapi.yaml promises, to hold what is really exchanged against.
final class Promises {
  private static final Set<Integer> OF_ALL = Set.of(304);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode root;
  private final Map<String, Pattern> templates = new ConcurrentHashMap<>();
  private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

  private Promises(JsonNode root) {
    this.root = root;
  }

  /// Compiling schemas takes a while, so one is shared by all tests.
  private static final class Shared {
    static final Promises PROMISES = load();
  }

  static Promises shared() {
    return Shared.PROMISES;
  }

  private static Promises load() {
    try (var file = Promises.class.getResourceAsStream("/openapi.yaml")) {
      return new Promises(new YAMLMapper().readTree(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode root() {
    return root;
  }

  /// An operation by its method and its path as written, like `GET /api/calls/{id}`.
  JsonNode operation(String name) {
    var parts = name.split(" ");
    return root.path("paths").path(parts[1]).path(parts[0].toLowerCase(Locale.ROOT));
  }

  JsonNode resolved(JsonNode node) {
    var ref = node.path("$ref").asText();
    return ref.isEmpty() ? node : root.at(ref.substring(1));
  }

  /// Every way in which an exchange is not as promised.
  List<String> broken(Exchange exchange) {
    var method = exchange.method().toLowerCase(Locale.ROOT);
    if (method.equals("options") || method.equals("head")) {
      return List.of();
    }
    var template = template(normal(exchange.path()));
    if (template.isEmpty()) {
      return code(exchange, 404, "NOT_FOUND");
    }
    var methods = root.path("paths").path(template.get());
    return methods.has(method)
        ? broken(methods.path(method), exchange)
        : code(exchange, 405, "METHOD_NOT_ALLOWED");
  }

  /// Dots are taken for what they mean before anything is looked up.
  private static String normal(String path) {
    return URI.create(path.replaceAll("(?i)%2e", ".").replaceAll("(?i)%2f", "/"))
        .normalize()
        .getPath();
  }

  /// The path as it is written in the description; one without variables wins.
  private Optional<String> template(String path) {
    return root.path("paths").properties().stream()
        .map(Map.Entry::getKey)
        .filter(written -> pattern(written).matcher(path).matches())
        .min((a, b) -> Boolean.compare(a.contains("{"), b.contains("{")));
  }

  private Pattern pattern(String written) {
    return templates.computeIfAbsent(
        written,
        path -> Pattern.compile(path.replace(".", "\\.").replaceAll("\\{[^}]*}", "[^/]+")));
  }

  private static List<String> code(Exchange exchange, int status, String code) {
    return exchange.status() == status && exchange.json().path("error").asText().equals(code)
        ? List.of()
        : List.of("is not " + status + " " + code);
  }

  private List<String> broken(JsonNode operation, Exchange exchange) {
    if (OF_ALL.contains(exchange.status())) {
      return List.of();
    }
    var answer = resolved(operation.path("responses").path(Integer.toString(exchange.status())));
    if (answer.isMissingNode()) {
      return List.of("status " + exchange.status() + " is not described");
    }
    var broken = new ArrayList<String>();
    broken.addAll(body(answer, exchange));
    broken.addAll(codes(operation, answer, exchange));
    broken.addAll(headers(operation, exchange));
    broken.addAll(accepted(operation, exchange));
    return broken;
  }

  private List<String> body(JsonNode answer, Exchange exchange) {
    var content = answer.path("content");
    if (content.isEmpty()) {
      return exchange.body().length == 0 ? List.of() : List.of("has a body");
    }
    var type = exchange.header("Content-Type").split(";")[0];
    if (!content.has(type)) {
      return List.of("content type '" + type + "' is not described");
    }
    return type.equals("application/json")
        ? errors(content.path(type).path("schema"), exchange.json())
        : List.of();
  }

  private List<String> codes(JsonNode operation, JsonNode answer, Exchange exchange) {
    var code = exchange.json().path("error").asText();
    var broken = new ArrayList<String>();
    if (exchange.status() >= 400
        && answer.path("x-codes").valueStream().noneMatch(known -> known.asText().equals(code))) {
      broken.add("code " + code + " is not described for " + exchange.status());
    }
    if (code.equals("VALIDATION_ERROR")) {
      exchange
          .json()
          .path("details")
          .fieldNames()
          .forEachRemaining(name -> {
            if (!fields(operation).contains(name)) {
              broken.add("field " + name + " is not described");
            }
          });
    }
    return broken;
  }

  private List<String> headers(JsonNode operation, Exchange exchange) {
    var broken = new ArrayList<String>();
    var counted = !exchange.header("X-RateLimit-Limit").isEmpty();
    if (counted != operation.has("x-rate-limit")) {
      broken.add("is " + (counted ? "" : "not ") + "counted");
    }
    var cache =
        exchange.status() == 200 ? operation.path("x-cache").asText("no-store") : "no-store";
    if (!cache.contains(exchange.header("Cache-Control"))) {
      broken.add("Cache-Control is " + exchange.header("Cache-Control"));
    }
    return broken;
  }

  /// What is said to be refused must not be accepted.
  private List<String> accepted(JsonNode operation, Exchange exchange) {
    var schema = operation.at("/requestBody/content/application~1json/schema");
    var left = exchange.sent().isEmpty() && !operation.at("/requestBody/required").asBoolean();
    if (!exchange.good() || schema.isMissingNode() || left) {
      return List.of();
    }
    return errors(schema, exchange.sentJson()).stream().map(e -> "accepted: " + e).toList();
  }

  private Set<String> fields(JsonNode operation) {
    var names = new HashSet<String>();
    operation.path("parameters").forEach(one -> names.add(one.path("name").asText()));
    operation
        .path("requestBody")
        .path("content")
        .forEach(media ->
            resolved(media.path("schema"))
                .path("properties")
                .fieldNames()
                .forEachRemaining(names::add));
    return names;
  }

  List<String> errors(JsonNode schema, JsonNode value) {
    return schemas.computeIfAbsent(schema, this::compiled).validate(value).stream()
        .map(error -> error.getInstanceLocation() + " " + error.getMessage())
        .toList();
  }

  private Schema compiled(JsonNode schema) {
    ObjectNode document = JSON.createObjectNode();
    document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    document.putArray("allOf").add(schema);
    document.putObject("components").set("schemas", root.at("/components/schemas"));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(document);
  }
}
