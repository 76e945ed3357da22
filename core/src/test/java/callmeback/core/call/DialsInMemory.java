package callmeback.core.call;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How often calls were dialled, as long as a test lasts.
final class DialsInMemory implements DialBook {
  private final CallsInMemory calls;
  private final Map<UUID, Dial> dials = new HashMap<>();

  private record Dial(int count, Instant at, @Nullable Instant again) {}

  DialsInMemory(CallsInMemory calls) {
    this.calls = calls;
  }

  @Override
  public List<Undialled> due(Instant now, Instant unclear, int limit) {
    return calls.all().stream()
        .filter(DialsInMemory::waiting)
        .filter(call -> due(dial(call), now, unclear))
        .map(call -> new Undialled(call, dial(call).count(), dial(call).again() != null))
        .limit(limit)
        .toList();
  }

  @Override
  public boolean redial(UUID callId, int count, Instant at) {
    var call = calls.find(callId).orElseThrow();
    if (!waiting(call) || dial(call).count() != count) {
      return false;
    }
    dials.put(callId, new Dial(count + 1, at, null));
    return true;
  }

  @Override
  public void putOff(UUID callId, Instant until) {
    var dial = dial(calls.find(callId).orElseThrow());
    dials.put(callId, new Dial(dial.count() - 1, dial.at(), until));
  }

  private Dial dial(Call call) {
    return dials.getOrDefault(call.id(), new Dial(1, call.createdAt(), null));
  }

  private static boolean waiting(Call call) {
    return call.status() == CallStatus.INITIATED && call.sid() == null;
  }

  private static boolean due(Dial dial, Instant now, Instant unclear) {
    var again = dial.again();
    return again == null ? dial.at().isBefore(unclear) : !again.isAfter(now);
  }
}
