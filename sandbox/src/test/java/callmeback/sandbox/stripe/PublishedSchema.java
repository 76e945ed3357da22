package callmeback.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Stripe's published schema of API 2026-07-29.dahlia, looked for in `shared/facts/specs` of the
/// folders above.
final class PublishedSchema {
  private static final Map<String, String> DEFINITIONS =
      Map.of(
          "payment_intent", "PaymentIntent",
          "setup_intent", "SetupIntent",
          "payment_method", "PaymentMethod",
          "customer", "Customer",
          "charge", "Charge",
          "refund", "Refund",
          "webhook_endpoint", "WebhookEndpoint");

  /// Compiling the schemas takes seconds, so all tests share them.
  private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

  private static final Optional<PublishedSchema> FOUND = load();

  private final ObjectNode document;

  private PublishedSchema(ObjectNode document) {
    this.document = document;
  }

  static Optional<PublishedSchema> find() {
    return FOUND;
  }

  private static Optional<PublishedSchema> load() {
    Path above = Path.of("").toAbsolutePath();
    Optional<Path> file =
        Stream.iterate(above, folder -> folder != null, Path::getParent)
            .map(f -> f.resolve("shared/facts/specs/stripe_2026-07-29.dahlia.jsonschema.json"))
            .filter(Files::exists)
            .findFirst();
    if (file.isEmpty()) {
      System.out.println(
          "Stripe's published schema is not here: answers are not checked against it.");
      return Optional.empty();
    }
    try {
      String json = Files.readString(file.get());
      return Optional.of(new PublishedSchema((ObjectNode) Json.parse(json)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Fails unless the object, or every object of a list, or the intent in an error, is as
  /// published.
  void check(JsonNode answer) {
    if (answer.path("object").asText().equals("list")) {
      answer.path("data").forEach(this::check);
    } else if (answer.has("error")) {
      check(answer.path("error").path("payment_intent"));
    } else if (!answer.path("deleted").asBoolean()) {
      String definition = DEFINITIONS.get(answer.path("object").asText());
      if (definition != null) {
        assertThat(SCHEMAS.computeIfAbsent(definition, this::schema).validate(answer))
            .as("%s as published, but: %s", definition, answer)
            .isEmpty();
      }
    }
  }

  private Schema schema(String definition) {
    ObjectNode root = document.deepCopy();
    root.retain("$schema", "definitions");
    root.putArray("allOf").addObject().put("$ref", "#/definitions/" + definition);
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(root);
  }
}
