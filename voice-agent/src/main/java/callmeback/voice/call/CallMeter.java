package callmeback.voice.call;

import callmeback.voice.metering.Meter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What one call has cost us so far, by provider, in millionths of a dollar.
final class CallMeter implements Meter {
  private final Map<String, Long> spent = new ConcurrentHashMap<>();

  @Override
  public void spent(String provider, long microDollars) {
    spent.merge(provider, microDollars, Long::sum);
  }

  Map<String, Long> total() {
    return Map.copyOf(spent);
  }
}
