package callmeback.api.http;

import callmeback.core.InvalidValue;
import callmeback.core.Problem;
import callmeback.core.ProblemException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads a JSON object or a query string field by field and reports all offending ones at once.
///
/// ```java
/// var email = fields.required("email", text(EmailAddress::new));
/// var minutes = fields.optional("minutes", whole(Minutes::new), new Minutes(5));
/// return fields.checked(() -> new Order(email.get(), minutes.get()));
/// ```
///
/// Unknown fields are ignored.
public final class Fields {
  private final Map<String, Value> values;
  private final Set<String> cleared;
  private final Map<String, String> offences = new HashMap<>();

  Fields(Map<String, Value> values) {
    this(values, Set.of());
  }

  /// @param cleared the names of those that are there and null
  Fields(Map<String, Value> values, Set<String> cleared) {
    this.values = Map.copyOf(values);
    this.cleared = Set.copyOf(cleared);
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  public <T> Field<T> required(String name, Shape<T> shape) {
    var value = values.get(name);
    return value == null ? offending(name, "is required") : read(name, shape, value);
  }

  public <T> Field<T> optional(String name, Shape<T> shape, T absent) {
    var value = values.get(name);
    return value == null ? () -> absent : read(name, shape, value);
  }

  public <T> Field<@Nullable T> optional(String name, Shape<T> shape) {
    var value = values.get(name);
    return value == null ? () -> null : read(name, shape, value)::get;
  }

  /// What shall be of something that is there already: absent it stays, null takes it away.
  public <T> Field<@Nullable T> changed(String name, Shape<T> shape, @Nullable T now) {
    var value = values.get(name);
    if (value == null) {
      return cleared.contains(name) ? () -> null : () -> now;
    }
    return read(name, shape, value)::get;
  }

  /// Makes something of the values, all of which are valid by then.
  ///
  /// @throws ProblemException with `Invalid` naming every field that is not
  public <T> T checked(Supplier<T> make) {
    if (!offences.isEmpty()) {
      throw new ProblemException(new Problem.Invalid(offences));
    }
    return make.get();
  }

  private <T> Field<T> read(String name, Shape<T> shape, Value value) {
    try {
      var result = shape.read(value);
      return () -> result;
    } catch (InvalidValue e) {
      return offending(name, e.sentence());
    }
  }

  private <T> Field<T> offending(String name, String sentence) {
    offences.put(name, sentence);
    return () -> {
      throw new IllegalStateException(name + " " + sentence);
    };
  }
}
