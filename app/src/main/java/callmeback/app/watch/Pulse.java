package callmeback.app.watch;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The last known state of each provider: what it did when it was last asked.
public final class Pulse {
  private final Map<String, Beat> beats = new ConcurrentHashMap<>();
  private final InstantSource clock;

  /// What a provider did last, and when.
  public record Beat(String state, String at) {
    static Beat of(String state, Instant at) {
      return new Beat(state, at.toString());
    }
  }

  public Pulse(InstantSource clock) {
    this.clock = clock;
  }

  public void answered(String provider) {
    beats.put(provider, Beat.of("ok", clock.instant()));
  }

  public void failed(String provider) {
    beats.put(provider, Beat.of("failing", clock.instant()));
  }

  /// By provider, in order of names; one that was never asked is not there.
  public Map<String, Beat> beats() {
    return new TreeMap<>(beats);
  }
}
