package callmeback.api.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What goes back: a status, a body where there is one, and headers.
///
/// @param body a wire record or a map of a few of them, written as JSON; or a [Document]
public record Answer(int status, @Nullable Object body, Map<String, String> headers) {

  static final String CACHE_CONTROL = "Cache-Control";

  public Answer {
    headers = Map.copyOf(headers);
  }

  public static Answer ok(Object body) {
    return new Answer(200, body, Map.of());
  }

  /// A page or file, ready as it is.
  public static Answer document(String type, byte[] bytes) {
    return ok(new Document(type, bytes));
  }

  public static Answer created(Object body) {
    return new Answer(201, body, Map.of());
  }

  /// Done, and there is nothing to show but a sentence.
  public static Answer message(String sentence) {
    return ok(Map.of("message", sentence));
  }

  /// Whether a client may keep it and ask later if it still holds.
  boolean mayBeKept() {
    return status == 200 && !headers.getOrDefault(CACHE_CONTROL, "no-store").equals("no-store");
  }

  public Answer with(Map<String, String> more) {
    var all = new LinkedHashMap<>(headers);
    all.putAll(more);
    return new Answer(status, body, all);
  }
}
