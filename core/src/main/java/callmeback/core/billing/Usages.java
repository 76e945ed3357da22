package callmeback.core.billing;

import callmeback.core.account.Actor;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Looking at what one's calls came to.
public final class Usages {
  private final UsageStore store;
  private final InstantSource clock;

  public Usages(UsageStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /// @param months this one and those before it, 1 to 24
  public Usage of(Actor actor, int months) {
    var now = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
    var first = now.minusMonths(Usage.monthCount(months) - 1L);
    var known =
        store.since(actor.accountId(), first).stream()
            .collect(Collectors.toMap(Usage.Month::month, Function.identity()));
    return new Usage(
        Stream.iterate(now, month -> !month.isBefore(first), month -> month.minusMonths(1))
            .map(month -> known.getOrDefault(month, new Usage.Month(month, 0, Cents.ZERO)))
            .toList());
  }
}
