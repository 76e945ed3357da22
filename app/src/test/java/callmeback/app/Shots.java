package callmeback.app;

import callmeback.app.Shot.Who;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/// Requests made up from openapi.yaml: each operation's own example, bent in a few places, or
/// something else altogether.
final class Shots {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Each hashes a password, which takes a quarter of a second.
  private static final List<String> SLOW = List.of("login", "register");

  /// Behind that a line of a request is refused unread, and so uncounted.
  private static final int LONGEST = 200;

  private static final List<String> ENDING = List.of("logout", "leave");

  private final Promises promises;

  Shots(Promises promises) {
    this.promises = promises;
  }

  Arbitrary<Shot> any() {
    return Arbitraries.frequencyOf(
        operations().stream()
            .map(one -> Tuple.of(SLOW.contains(one.id()) ? 1 : 8, shot(one)))
            .toList());
  }

  /// Each field and each parameter of each operation with each value that programs stumble over,
  /// the rest of the request as its example.
  Stream<Shot> systematic() {
    return operations().stream()
        .filter(one -> !SLOW.contains(one.id()) && !ENDING.contains(one.id()))
        .flatMap(one -> Stream.concat(byParameter(one), byField(one)));
  }

  private static Stream<Shot> byParameter(Operation one) {
    return one.parameters()
        .flatMap(parameter ->
            Values.awkward()
                .map(value -> parameter.path("name").asText() + "=" + encoded(value))
                .map(query -> one.shot(one.path() + "?" + query, one.example())));
  }

  private static Stream<Shot> byField(Operation one) {
    return one.example()
        .propertyStream()
        .flatMap(field ->
            Values.awkward()
                .map(value -> one.example().deepCopy().put(field.getKey(), value))
                .map(body -> one.shot(one.path(), body)));
  }

  private record Operation(String method, String path, JsonNode node) {
    String id() {
      return node.path("operationId").asText();
    }

    /// Those of the query.
    Stream<JsonNode> parameters() {
      return node.path("parameters")
          .valueStream()
          .filter(one -> one.path("in").asText().equals("query"));
    }

    /// Empty when it takes no body.
    ObjectNode example() {
      var example = node.at("/requestBody/content/application~1json/example");
      return example.isObject() ? (ObjectNode) example : JSON.createObjectNode();
    }

    Shot shot(String target, ObjectNode body) {
      return new Shot(
          method,
          Who.ANN,
          target.replaceAll("\\{[^}]*}", "{own}"),
          Map.of("Content-Type", "application/json"),
          body.isEmpty() ? "" : body.toString());
    }
  }

  private List<Operation> operations() {
    var all = new ArrayList<Operation>();
    promises
        .root()
        .path("paths")
        .forEachEntry((path, methods) ->
            methods.forEachEntry((method, node) ->
                all.add(new Operation(method.toUpperCase(Locale.ROOT), path, node))));
    return all.stream().filter(one -> !one.path().endsWith("/stream")).toList();
  }

  private Arbitrary<Shot> shot(Operation operation) {
    return Combinators.combine(
            method(operation.method()),
            who(operation),
            target(operation),
            headers(),
            body(operation))
        .as(Shot::new);
  }

  private static Arbitrary<String> method(String own) {
    return Arbitraries.frequencyOf(
        Tuple.of(40, Arbitraries.just(own)),
        Tuple.of(1, Arbitraries.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")));
  }

  /// A token that is logged out, or whose owner has left, is of no use to those who come after.
  private static Arbitrary<Who> who(Operation operation) {
    return ENDING.contains(operation.id())
        ? Arbitraries.of(Who.STRANGER, Who.FORGER)
        : Arbitraries.frequency(
            Tuple.of(7, Who.ANN),
            Tuple.of(1, Who.BEN),
            Tuple.of(1, Who.STRANGER),
            Tuple.of(1, Who.FORGER));
  }

  private static Arbitrary<Map<String, String>> headers() {
    var types =
        Arbitraries.frequency(
            Tuple.of(30, "application/json"),
            Tuple.of(1, "application/json; charset=utf-8"),
            Tuple.of(1, "text/plain"),
            Tuple.of(1, "nonsense"),
            Tuple.of(1, "application/x-www-form-urlencoded"));
    var others =
        Arbitraries.of(
            Map.<String, String>of(),
            Map.of("If-None-Match", "*"),
            Map.of("Accept-Encoding", "gzip;q=x, ,;"),
            Map.of("Stripe-Signature", "t=1,v1=" + "0".repeat(64)),
            Map.of("X-Twilio-Signature", "bm9wZQ=="),
            Map.of("X-Forwarded-For", "nobody, 1.2.3.4"));
    return Combinators.combine(types, others)
        .as((type, more) -> {
          var all = new java.util.HashMap<>(more);
          all.put("Content-Type", type);
          return all;
        });
  }

  private Arbitrary<String> target(Operation operation) {
    var id =
        Arbitraries.oneOf(
            Arbitraries.of("{own}", "{own}", "{foreign}"),
            Arbitraries.of("00000000-0000-0000-0000-000000000000", "pm_card_visa", "0", "{}"),
            Values.text().map(text -> encoded(text.replace("/", ""))));
    var path =
        operation.path().contains("{")
            ? id.map(one -> operation.path().replaceAll("\\{[^}]*}", one.replace("$", "%24")))
            : Arbitraries.just(operation.path());
    var parameters = operation.parameters().map(Shots::parameter).toList();
    return Combinators.combine(path, Combinators.combine(parameters).as(Shots::query))
        .as((before, query) -> query.isEmpty() ? before : before + "?" + query);
  }

  private static Arbitrary<String> parameter(JsonNode parameter) {
    var name = parameter.path("name").asText();
    var schema = parameter.path("schema");
    var sensible =
        schema.has("enum")
            ? Arbitraries.of(schema.path("enum").valueStream().map(JsonNode::asText).toList())
            : Arbitraries.of("1", "2", "true", "2026-11-01", "calm", "system");
    return Arbitraries.frequencyOf(
            Tuple.of(5, Arbitraries.just("")), Tuple.of(3, sensible), Tuple.of(2, Values.text()))
        .map(value -> value.isEmpty() ? "" : name + "=" + encoded(value));
  }

  private static String query(List<String> parameters) {
    return parameters.stream().filter(one -> !one.isEmpty()).collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    var some = text.substring(0, Math.min(text.length(), LONGEST));
    return URLEncoder.encode(some, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private Arbitrary<String> body(Operation operation) {
    if (operation.node().path("requestBody").isMissingNode()) {
      return Arbitraries.frequency(Tuple.of(9, ""), Tuple.of(1, "{}"));
    }
    return Arbitraries.frequencyOf(
        Tuple.of(8, bent(operation.example()).map(JsonNode::toString)),
        Tuple.of(2, Values.broken()));
  }

  /// The example with up to three fields left out or replaced.
  private static Arbitrary<ObjectNode> bent(ObjectNode example) {
    var names = new ArrayList<>(List.of("unknown"));
    example.fieldNames().forEachRemaining(names::add);
    var change = Combinators.combine(Arbitraries.of(names), Values.json()).as(Map::entry);
    return change
        .list()
        .ofMaxSize(3)
        .map(changes -> {
          var body = example.deepCopy();
          changes.forEach(one ->
              one.getValue()
                  .ifPresentOrElse(
                      value -> body.set(one.getKey(), value), () -> body.remove(one.getKey())));
          return body;
        });
  }
}
