package callmeback.core.schedule;

import callmeback.core.InvalidValue;
import callmeback.core.billing.Hold;
import callmeback.core.billing.Minutes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// When what may happen to a scheduled call: the rules of time alone.
public final class Timetable {
  /// Contract, Calls: from 5 minutes to 30 days ahead, and cancelled 5 minutes before at the
  /// latest.
  static final Duration EARLIEST = Duration.ofMinutes(5);

  static final Duration LATEST = Duration.ofDays(30);
  static final Duration LAST_CHANGE = Duration.ofMinutes(5);
  static final Duration REMINDER = Duration.ofMinutes(5);

  /// Clocks of browsers are a little off (facts/billing-telephony.md, 4, no. 10).
  static final Duration SKEW = Duration.ofSeconds(60);

  /// How late a call is still welcome (facts/billing-telephony.md, 6.4, no. 24).
  static final Duration LATE = Duration.ofMinutes(10);

  /// A new hold is placed this long before, and tried again (facts/billing-telephony.md, 1.3).
  static final List<Duration> HOLD_AHEAD =
      List.of(Duration.ofMinutes(30), Duration.ofMinutes(20), Duration.ofMinutes(10));

  /// What a hold must outlast besides the call: ringing, and an hour to capture in.
  private static final Duration AFTERWARDS = Duration.ofMinutes(61);

  /// The shortest time any card keeps a hold (Visa without its owner, facts 1.3), where the
  /// provider has not told the end.
  private static final Duration SHORTEST_HOLD = Duration.ofDays(4).plusHours(18);

  private Timetable() {}

  /// @throws InvalidValue unless `at` is from 5 minutes to 30 days after `now`, give or take a
  ///   minute
  static void requireSchedulable(Instant at, Instant now) {
    var ahead = Duration.between(now, at);
    InvalidValue.unless(
        ahead.compareTo(EARLIEST.minus(SKEW)) >= 0 && ahead.compareTo(LATEST.plus(SKEW)) <= 0,
        "must be from 5 minutes to 30 days ahead");
  }

  static boolean changeable(ScheduledCall call, Instant now) {
    return !now.isAfter(call.at().minus(LAST_CHANGE));
  }

  static boolean tooLate(ScheduledCall call, Instant now) {
    return now.isAfter(call.at().plus(LATE));
  }

  /// Whether a hold will still be there when the call has been paid for.
  static boolean outlasts(Hold hold, Instant at, Minutes minutes) {
    var end =
        Optional.ofNullable(hold.captureBefore()).orElse(hold.createdAt().plus(SHORTEST_HOLD));
    return !at.plus(minutes.duration()).plus(AFTERWARDS).isAfter(end);
  }

  /// When to ask the card for money again after it was asked at `now` in vain; empty when there is
  /// no time left.
  static Optional<Instant> nextHold(Instant at, Instant now) {
    return HOLD_AHEAD.stream().map(at::minus).filter(time -> time.isAfter(now)).findFirst();
  }
}
