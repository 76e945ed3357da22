package callmeback.voice.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import callmeback.core.InvalidValue;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The fields of a webhook, sorted, each with all of its values.
record WebhookForm(SortedMap<String, SortedSet<String>> fields) {
  static final WebhookForm EMPTY = new WebhookForm(new TreeMap<>());

  /// A report has about 30 fields in 1 KB.
  private static final int MAX_BYTES = 32 * 1024;

  private static final int MAX_FIELDS = 200;

  WebhookForm {
    fields = Collections.unmodifiableSortedMap(fields);
  }

  /// @throws InvalidValue when it is no form, or too large a one
  static WebhookForm read(InputStream body) throws IOException {
    var bytes = body.readNBytes(MAX_BYTES + 1);
    InvalidValue.unless(bytes.length <= MAX_BYTES, "is too large");
    return parse(new String(bytes, UTF_8));
  }

  static WebhookForm parse(String body) {
    var fields = new TreeMap<String, SortedSet<String>>();
    if (body.isEmpty()) {
      return EMPTY;
    }
    var pairs = body.split("&", MAX_FIELDS + 1);
    InvalidValue.unless(pairs.length <= MAX_FIELDS, "has too many fields");
    for (var pair : pairs) {
      var equals = pair.indexOf('=');
      var name = equals < 0 ? pair : pair.substring(0, equals);
      var value = equals < 0 ? "" : pair.substring(equals + 1);
      fields.computeIfAbsent(decoded(name), _ -> new TreeSet<>()).add(decoded(value));
    }
    return new WebhookForm(fields);
  }

  Optional<String> first(String name) {
    return Optional.ofNullable(fields.get(name)).map(SortedSet::first);
  }

  /// Names and values, sorted by both, as they are signed.
  String signedText() {
    var text = new StringBuilder();
    fields.forEach((name, values) -> values.forEach(value -> text.append(name).append(value)));
    return text.toString();
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      throw new InvalidValue("is not a form");
    }
  }
}
