package callmeback.core.call;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.PhoneNumber;
import callmeback.core.billing.Cents;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;

/// Who may be called, how often, and for how much: what keeps a stolen account or a stolen card
/// from becoming a telephone bill (facts/billing-telephony.md, 2.9). The strictest rule is asked
/// first.
public final class DialRules implements DialPermit {
  private static final Duration LATER = Duration.ofMinutes(10);

  private final Policy policy;
  private final Destinations destinations;
  private final DialStore store;
  private final InstantSource clock;

  /// What the operator allows.
  ///
  /// @param countries ISO 3166 codes of two letters
  /// @param callsADay for one account, by UTC
  /// @param spentADay by all accounts together, by UTC
  public record Policy(boolean enabled, Set<String> countries, int callsADay, Cents spentADay) {
    public Policy {
      countries = Set.copyOf(countries);
    }
  }

  public DialRules(Policy policy, Destinations destinations, DialStore store, InstantSource clock) {
    this.policy = policy;
    this.destinations = destinations;
    this.store = store;
    this.clock = clock;
  }

  @Override
  public void require(UUID accountId, PhoneNumber to) {
    requireDialling();
    requireWelcome(to);
    requireOrdinary(to);
    var now = clock.instant();
    var midnight = now.atOffset(ZoneOffset.UTC).with(LocalTime.MIDNIGHT).toInstant();
    requireFewCalls(accountId, midnight, now);
    requireWithinBudget(midnight);
  }

  private void requireDialling() {
    if (!policy.enabled() || store.stopped()) {
      throw new ProblemException(new Problem.Unavailable(LATER));
    }
  }

  private void requireWelcome(PhoneNumber to) {
    if (store.suppressed(to)) {
      throw new ProblemException(
          new Problem.Forbidden("Whoever has this number asked never to be called again."));
    }
  }

  private void requireOrdinary(PhoneNumber to) {
    var destination = destinations.of(to);
    if (destination.premium()) {
      throw refused("costs more than a call: such numbers are not called");
    }
    if (!policy.countries().contains(destination.country())) {
      throw refused("is in a country that is not called yet");
    }
  }

  private void requireFewCalls(UUID accountId, Instant midnight, Instant now) {
    if (store.calls(accountId, midnight) >= policy.callsADay()) {
      var wait = Duration.between(now, midnight.plus(Duration.ofDays(1)));
      throw new ProblemException(new Problem.RateLimited(wait));
    }
  }

  private void requireWithinBudget(Instant midnight) {
    if (store.spent(midnight).compareTo(policy.spentADay()) >= 0) {
      throw new ProblemException(new Problem.Unavailable(LATER));
    }
  }

  private static ProblemException refused(String sentence) {
    return new ProblemException(Problem.Invalid.field("phone_number", sentence));
  }
}
