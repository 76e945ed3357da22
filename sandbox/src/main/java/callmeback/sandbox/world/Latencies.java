package callmeback.sandbox.world;

import java.util.Map;
import java.util.TreeMap;

/// How fast each played provider is: milliseconds, and tokens a second.
public final class Latencies {
  /// What the hosted providers were seen to take, or promise; a test sets its own.
  private static final Map<String, Map<String, Integer>> DEFAULTS =
      Map.of(
          "deepgram", Map.of("end_of_turn_ms", 260),
          "cerebras", Map.of("first_token_ms", 180, "tokens_per_s", 1800),
          "openai", Map.of("first_token_ms", 350, "tokens_per_s", 120, "embedding_ms", 150),
          "elevenlabs", Map.of("first_byte_ms", 75));

  private static final int MAX = 60_000;

  private volatile Map<String, Map<String, Integer>> values;

  private Latencies(Map<String, Map<String, Integer>> values) {
    this.values = values;
  }

  public static Latencies defaults() {
    return new Latencies(DEFAULTS);
  }

  /// @throws IllegalArgumentException if there is no such provider or key
  public int of(String provider, String key) {
    Integer value = values.getOrDefault(provider, Map.of()).get(key);
    if (value == null) {
      throw new IllegalArgumentException("no latency is called " + provider + "." + key);
    }
    return value;
  }

  public Map<String, Map<String, Integer>> all() {
    return values;
  }

  /// Changes the named values, all or none of them.
  ///
  /// @throws IllegalArgumentException on an unknown name, or a value outside 0..60000 (a rate:
  ///   1..60000)
  public synchronized void put(Map<String, Map<String, Integer>> changes) {
    Map<String, Map<String, Integer>> next = new TreeMap<>(values);
    changes.forEach((provider, keys) -> next.put(provider, changed(provider, keys)));
    values = Map.copyOf(next);
  }

  private Map<String, Integer> changed(String provider, Map<String, Integer> changes) {
    Map<String, Integer> next = new TreeMap<>(values.getOrDefault(provider, Map.of()));
    changes.forEach((key, value) -> {
      if (next.replace(key, inRange(provider + "." + key, value)) == null) {
        throw new IllegalArgumentException("no latency is called " + provider + "." + key);
      }
    });
    return Map.copyOf(next);
  }

  private static int inRange(String name, int value) {
    int least = name.endsWith("_per_s") ? 1 : 0;
    if (value < least || value > MAX) {
      throw new IllegalArgumentException(name + " is " + least + " to " + MAX + ", not " + value);
    }
    return value;
  }
}
