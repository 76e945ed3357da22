package callmeback.core.call;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Account;
import callmeback.core.account.PhoneNumber;
import callmeback.core.billing.Minutes;
import callmeback.core.call.DialRecords.Spent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Who may be called, and when: small rules, asked in order; the first objection counts.
///
/// They are asked before any money is bound to a call and anything is dialled.
public final class DialRules {
  private final DialPolicy policy;
  private final DialRecords records;
  private final Directory directory;
  private final NumberLookup lookup;
  private final Telephony telephony;
  private final InstantSource clock;
  private final List<Rule> ofNumbers =
      List.of(this::stopped, this::unproved, this::abroad, this::service, this::lookedUp);
  private final List<Rule> ofMoments =
      List.of(this::closed, this::night, this::tooManyCalls, this::tooManyMinutes);

  /// A call that somebody wants to be made.
  private record Wanted(Account account, PhoneNumber phone, Minutes minutes, Instant at) {
    Instant today() {
      return at.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).toInstant();
    }

    boolean own() {
      return account.phoneVerified() && account.phone().equals(phone);
    }

    Duration untilTomorrow() {
      return Duration.between(at, today().plus(1, ChronoUnit.DAYS));
    }
  }

  /// Says what is wrong with a call, if anything is.
  @FunctionalInterface
  private interface Rule {
    Optional<Problem> objection(Wanted call);
  }

  public DialRules(
      DialPolicy policy,
      DialRecords records,
      Directory directory,
      NumberLookup lookup,
      Telephony telephony,
      InstantSource clock) {
    this.policy = policy;
    this.records = records;
    this.directory = directory;
    this.lookup = lookup;
    this.telephony = telephony;
    this.clock = clock;
  }

  /// What holds of a number at any time, so that a call for later can be asked for.
  ///
  /// @throws ProblemException with `Forbidden`, `PhoneUnverified` or `Invalid`
  public void requireNumber(Account account, PhoneNumber phone) {
    require(ofNumbers, wanted(account, phone, new Minutes(1)));
  }

  /// What holds of a moment for a number that may be called.
  ///
  /// @throws ProblemException with `Unavailable`, `Forbidden` or `DailyLimit`
  public void requireMoment(Account account, PhoneNumber phone, Minutes minutes) {
    require(ofMoments, wanted(account, phone, minutes));
  }

  /// Whether anybody can be called now: while not, no money needs to be held either.
  ///
  /// @throws ProblemException with `Unavailable`
  public void requireOpen() {
    openAt(clock.instant())
        .ifPresent(problem -> {
          throw new ProblemException(problem);
        });
  }

  /// Somebody at this telephone does not want to be called any more, whoever asks for it.
  public void stopCalling(PhoneNumber phone) {
    records.suppress(phone, clock.instant());
  }

  private static void require(List<Rule> rules, Wanted call) {
    for (var rule : rules) {
      rule.objection(call)
          .ifPresent(problem -> {
            throw new ProblemException(problem);
          });
    }
  }

  private Wanted wanted(Account account, PhoneNumber phone, Minutes minutes) {
    return new Wanted(account, phone, minutes, clock.instant());
  }

  private Optional<Problem> stopped(Wanted call) {
    return when(
        records.suppressed(call.phone()),
        new Problem.Forbidden("Somebody at this number asked us not to call it any more."));
  }

  private Optional<Problem> unproved(Wanted call) {
    return when(policy.verifiedPhonesOnly() && !call.own(), new Problem.PhoneUnverified());
  }

  private Optional<Problem> abroad(Wanted call) {
    var allowed = directory.country(call.phone()).filter(policy.countries()::contains);
    return when(allowed.isEmpty(), refused("is in a country that we do not call"));
  }

  private Optional<Problem> service(Wanted call) {
    return when(
        !directory.ordinary(call.phone()), refused("is a service and not a person's telephone"));
  }

  private Optional<Problem> lookedUp(Wanted call) {
    return switch (lookup.look(call.phone())) {
      case ORDINARY, UNKNOWN -> Optional.empty();
      case SERVICE -> Optional.of(refused("is a service and not a person's telephone"));
      case INVALID -> Optional.of(refused("is nobody's number"));
    };
  }

  private Optional<Problem> closed(Wanted call) {
    return openAt(call.at());
  }

  /// Switched off by the operator, out of the day's money, or locked out by the telephone company.
  private Optional<Problem> openAt(Instant at) {
    if (!policy.enabled() || records.switchedOff()) {
      return Optional.of(new Problem.Unavailable(Duration.ofMinutes(1)));
    }
    var lockedOut = telephony.lockedOut();
    if (lockedOut.isPositive()) {
      return Optional.of(new Problem.Unavailable(lockedOut));
    }
    var day = at.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).toInstant();
    var spent = records.spent(day).cost();
    return when(
        spent.compareTo(policy.caps().spending()) >= 0,
        new Problem.Unavailable(Duration.between(at, day.plus(1, ChronoUnit.DAYS))));
  }

  /// Whoever wants company at night on their own telephone is what this house is for. Anybody else
  /// is left alone while it is night anywhere they may be.
  private Optional<Problem> night(Wanted call) {
    var quiet = policy.quiet();
    if (quiet == null || call.own()) {
      return Optional.empty();
    }
    return when(
        directory.zones(call.phone()).stream().anyMatch(zone -> quiet.cover(call.at(), zone)),
        new Problem.Forbidden(
            "It is night where this telephone is. We do not call between %s and %s."
                .formatted(quiet.from(), quiet.until())));
  }

  private Optional<Problem> tooManyCalls(Wanted call) {
    return when(
        today(call).calls() >= policy.caps().calls(),
        new Problem.DailyLimit("You have been called enough for today.", call.untilTomorrow()));
  }

  private Optional<Problem> tooManyMinutes(Wanted call) {
    var left = policy.caps().minutes() - today(call).minutes();
    return when(
        call.minutes().value() > left,
        new Problem.DailyLimit(
            "You have %d minutes of calls left for today.".formatted(Math.max(0, left)),
            call.untilTomorrow()));
  }

  private Spent today(Wanted call) {
    return records.spent(call.account().id(), call.today());
  }

  private static Problem refused(String sentence) {
    return Problem.Invalid.field("phone_number", sentence);
  }

  private static Optional<Problem> when(boolean wrong, Problem problem) {
    return wrong ? Optional.of(problem) : Optional.empty();
  }
}
