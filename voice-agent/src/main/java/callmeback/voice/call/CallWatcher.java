package callmeback.voice.call;

import callmeback.core.call.Call;
import callmeback.core.call.SpokenTurn;
import java.time.Duration;
import java.util.Map;

/// Is told what happens in calls, for metrics; must not block.
public interface CallWatcher {

  /// A caller waited for this answer; `own` is our share of the wait.
  void answered(Call call, SpokenTurn turn, Duration own);

  /// A provider did not do its part.
  void failed(String provider);

  /// A conversation is over; costs are in millionths of a dollar by provider.
  void ended(Call call, Map<String, Long> costs);
}
