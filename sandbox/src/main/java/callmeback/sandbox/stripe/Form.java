package callmeback.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/// A request's parameters, nested as Stripe nests them: `a=1`, `a[b]=1`, `a[b][c]=1`, `a[0]=1`,
/// `a[]=1`. Every reader refuses a wrong value as Stripe does.
final class Form {
  private static final Pattern STEP = Pattern.compile("\\[([^\\[\\]]*)]");
  private static final int MAX_INTEGER = 99_999_999;

  private final String name;
  private final ObjectNode values;

  private Form(String name, ObjectNode values) {
    this.name = name;
    this.values = values;
  }

  static Form parse(String encoded) {
    ObjectNode root = Json.object();
    for (String pair : encoded.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String key = equals < 0 ? pair : pair.substring(0, equals);
        put(root, decoded(key), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
      }
    }
    return new Form("", root);
  }

  /// The parameters of a flat JSON object.
  static Form ofJson(String json) {
    ObjectNode root = Json.object();
    Json.parse(json)
        .properties()
        .forEach(entry -> root.put(entry.getKey(), entry.getValue().asText()));
    return new Form("", root);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw StripeError.refused(text, "Invalid request (check the encoding of your parameters).");
    }
  }

  private static void put(ObjectNode root, String key, String value) {
    int bracket = key.indexOf('[');
    String step = bracket < 0 ? key : key.substring(0, bracket);
    ObjectNode place = root;
    Matcher next = STEP.matcher(key);
    int end = bracket < 0 ? key.length() : bracket;
    while (end < key.length()) {
      if (!next.find(end) || next.start() != end) {
        throw StripeError.refused(key, "Invalid parameter name: " + key);
      }
      place = place.get(step) instanceof ObjectNode nested ? nested : place.putObject(step);
      step = next.group(1).isEmpty() ? String.valueOf(place.size()) : next.group(1);
      end = next.end();
    }
    place.put(step, value);
  }

  /// Refuses every parameter but these and `expand`.
  Form only(String... names) {
    Set<String> known = Set.of(names);
    values
        .propertyStream()
        .map(entry -> entry.getKey())
        .filter(key -> !known.contains(key) && !key.equals("expand"))
        .findFirst()
        .ifPresent(key -> {
          String full = full(key);
          throw StripeError.invalid(
              "parameter_unknown", full, "Received unknown parameter: " + full);
        });
    return this;
  }

  boolean has(String key) {
    return values.has(key);
  }

  /// Whether it was sent empty, which is how a client unsets a field.
  boolean unsets(String key) {
    return values.path(key).isTextual() && values.path(key).asText().isEmpty();
  }

  Optional<String> text(String key) {
    JsonNode value = values.get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw StripeError.refused(full(key), "Invalid string: " + full(key));
    }
    if (value.asText().isEmpty()) {
      throw StripeError.invalid(
          "parameter_invalid_empty",
          full(key),
          "You passed an empty string for '"
              + full(key)
              + "'. We assume empty values are an attempt to"
              + " unset a parameter; however '"
              + full(key)
              + "' cannot be unset.");
    }
    return Optional.of(value.asText());
  }

  String required(String key) {
    return text(key)
        .orElseThrow(() ->
            StripeError.invalid(
                "parameter_missing", full(key), "Missing required param: " + full(key) + "."));
  }

  Optional<Integer> integer(String key) {
    return text(key).map(value -> integer(key, value));
  }

  private int integer(String key, String value) {
    if (!value.matches("-?\\d{1,12}")) {
      throw StripeError.invalid(
          "parameter_invalid_integer", full(key), "Invalid integer: " + value);
    }
    long number = Long.parseLong(value);
    if (number < 0) {
      throw StripeError.invalid(
          "parameter_invalid_integer", full(key), "Invalid non-negative integer");
    }
    if (number > MAX_INTEGER) {
      throw StripeError.invalid(
          "amount_too_large", full(key), "Amount must be no more than 99999999");
    }
    return (int) number;
  }

  boolean flag(String key) {
    String value = text(key).orElse("false");
    if (!value.equals("true") && !value.equals("false")) {
      throw StripeError.refused(full(key), "Invalid boolean: " + value);
    }
    return value.equals("true");
  }

  Optional<String> oneOf(String key, String... allowed) {
    Optional<String> value = text(key);
    if (value.isPresent() && !List.of(allowed).contains(value.get())) {
      throw StripeError.refused(
          full(key), "Invalid " + full(key) + ": must be one of " + String.join(", ", allowed));
    }
    return value;
  }

  String currency() {
    String currency = required("currency").toLowerCase(Locale.ROOT);
    if (!Set.of("usd", "eur", "gbp", "cad", "aud").contains(currency)) {
      throw StripeError.refused("currency", "Invalid currency: " + currency + ".");
    }
    return currency;
  }

  Form nested(String key) {
    JsonNode value = values.get(key);
    if (value == null) {
      return new Form(full(key), Json.object());
    }
    if (!(value instanceof ObjectNode object)) {
      throw StripeError.refused(full(key), "Invalid object");
    }
    return new Form(full(key), object);
  }

  /// The values of `key[0]`, `key[1]`, ...
  List<String> list(String key) {
    return StreamSupport.stream(nested(key).values.spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  /// Merges `metadata`: an empty value removes a key, an empty `metadata` all of them.
  void metadata(ObjectNode target) {
    ObjectNode metadata = (ObjectNode) target.path("metadata");
    if (unsets("metadata")) {
      metadata.removeAll();
      return;
    }
    nested("metadata")
        .values
        .propertyStream()
        .forEach(entry -> {
          if (entry.getValue().asText().isEmpty()) {
            metadata.remove(entry.getKey());
          } else {
            metadata.set(entry.getKey(), entry.getValue());
          }
        });
  }

  /// Copies these texts onto the object; an empty one becomes null.
  void copy(ObjectNode target, String... keys) {
    for (String key : keys) {
      if (unsets(key)) {
        target.putNull(key);
      } else {
        text(key).ifPresent(value -> target.put(key, value));
      }
    }
  }

  /// The same parameters give the same text, however they were encoded.
  String canonical() {
    return Json.canonical(values);
  }

  private String full(String key) {
    return name.isEmpty() ? key : name + "[" + key + "]";
  }
}
