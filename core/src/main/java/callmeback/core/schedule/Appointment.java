package callmeback.core.schedule;

import callmeback.core.call.Purpose;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When a call shall come, how often again, and what for.
///
/// @param rhythm absent for once
public record Appointment(Instant at, @Nullable Rhythm rhythm, @Nullable Purpose purpose) {

  public static Appointment of(ScheduledCall call) {
    var series = call.series();
    var rhythm = series == null ? null : series.recurrence().rhythm();
    return new Appointment(call.at(), rhythm, call.purpose());
  }
}
