package callmeback.core.schedule;

import callmeback.core.Ids;
import callmeback.core.billing.Billing;
import callmeback.core.schedule.Notices.Notice;
import callmeback.core.schedule.ScheduleStore.Next;
import callmeback.core.schedule.ScheduledCall.State;
import callmeback.core.schedule.Series.Ending;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Ends scheduled calls, and lets the next of a series wait.
final class Endings {
  private final ScheduleStore store;
  private final Billing billing;
  private final Notices notices;
  private final Ids ids;

  Endings(ScheduleStore store, Billing billing, Notices notices, Ids ids) {
    this.store = store;
    this.billing = billing;
    this.notices = notices;
    this.ids = ids;
  }

  /// @param notice null where there is nothing to tell
  void end(ScheduledCall call, State from, State to, Ending ending, @Nullable Notice notice) {
    var next = next(call, ending);
    if (!store.end(call, from, to, next.orElse(null))) {
      return;
    }
    if (call.intentId() != null && call.callId() == null) {
      billing.letGo(call.intentId());
    }
    var told = broken(call, ending) ? Notice.SERIES_ENDED : notice;
    if (told != null) {
      notices.tell(call, told);
    }
  }

  private static boolean broken(ScheduledCall call, Ending ending) {
    return call.series() != null && call.series().after(ending).isEmpty();
  }

  /// Times that are over already are left out.
  private Optional<Next> next(ScheduledCall call, Ending ending) {
    var now = store.now();
    var after = now.isAfter(call.at()) ? now : call.at();
    return Optional.ofNullable(call.series())
        .flatMap(series -> series.after(ending))
        .flatMap(series ->
            series
                .recurrence()
                .next(after)
                .map(at ->
                    new Next(
                        call.again(ids.next(), series, at, now),
                        Timetable.nextHold(at, now).orElse(now))));
  }
}
