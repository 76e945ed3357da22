package callmeback.api.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What goes back: a status, a JSON body where there is one, and headers.
///
/// @param body a wire record, or a map of a few of them
public record Answer(int status, @Nullable Object body, Map<String, String> headers) {

  public Answer {
    headers = Map.copyOf(headers);
  }

  public static Answer ok(Object body) {
    return new Answer(200, body, Map.of());
  }

  public static Answer created(Object body) {
    return new Answer(201, body, Map.of());
  }

  /// Done, and there is nothing to show but a sentence.
  public static Answer message(String sentence) {
    return ok(Map.of("message", sentence));
  }

  public Answer with(Map<String, String> more) {
    var all = new LinkedHashMap<>(headers);
    all.putAll(more);
    return new Answer(status, body, all);
  }
}
