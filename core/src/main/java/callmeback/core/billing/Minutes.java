package callmeback.core.billing;

import callmeback.core.InvalidValue;
import java.time.Duration;

/// How long a call may last: 1 to 30 whole minutes.
public record Minutes(int value) {
  public static final int MAX = 30;

  public Minutes {
    InvalidValue.unless(value >= 1 && value <= MAX, "must be from 1 to 30 minutes");
  }

  public Duration duration() {
    return Duration.ofMinutes(value);
  }
}
