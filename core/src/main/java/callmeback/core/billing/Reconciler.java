package callmeback.core.billing;

import callmeback.core.account.AccountStore;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Compares our books with the payment provider's: money that is held without a reason goes back,
/// and whatever else does not agree is written down for a person.
public final class Reconciler {
  private static final Logger log = System.getLogger(Reconciler.class.getName());

  /// No hold lasts longer than a week (facts/billing-telephony.md, 1.3).
  private static final Duration BACK = Duration.ofDays(8);

  /// Younger ones may still be on their way into our books.
  private static final Duration AT_WORK = Duration.ofMinutes(10);

  /// When money that waits deserves a look (facts/billing-telephony.md, 6.4, no. 14).
  private static final Duration OVERDUE = Duration.ofHours(1);

  private static final int PAGES = 100;
  private static final int NAMED = 20;

  private final DiscrepancyStore store;
  private final PaymentBooks books;
  private final PaymentGateway gateway;
  private final Billing billing;
  private final AccountStore accounts;
  private final InstantSource clock;

  public Reconciler(
      DiscrepancyStore store,
      PaymentBooks books,
      PaymentGateway gateway,
      Billing billing,
      AccountStore accounts,
      InstantSource clock) {
    this.store = store;
    this.books = books;
    this.gateway = gateway;
    this.billing = billing;
    this.accounts = accounts;
    this.clock = clock;
  }

  /// @return how many payments did not agree
  /// @throws callmeback.core.ProblemException with `Unavailable`; what was done so far stays done
  public int compare() {
    var now = clock.instant();
    warn(now.minus(OVERDUE));
    var found = 0;
    @Nullable String after = null;
    for (var pages = 0; pages < PAGES; pages++) {
      var page = books.page(now.minus(BACK), now.minus(AT_WORK), after);
      for (var entry : page.entries()) {
        found += agrees(entry) ? 0 : 1;
      }
      after = page.after();
      if (after == null) {
        return found;
      }
    }
    log.log(Level.WARNING, "the books go on behind {0} pages, which were not compared", PAGES);
    return found;
  }

  private void warn(Instant since) {
    var overdue = store.overdue(since, NAMED);
    if (!overdue.isEmpty()) {
      log.log(Level.WARNING, "holds that cannot be settled for an hour or more: {0}", overdue);
    }
  }

  /// What a page says may be outdated by the time it is read: a doubt is looked into once more.
  private boolean agrees(PaymentBooks.Entry entry) {
    if (!ours(entry.accountId())) {
      return true;
    }
    follow(entry);
    var found = doubt(entry).flatMap(_ -> doubt(books.read(entry.stand().intentId())));
    found.ifPresent(this::settle);
    return found.isEmpty();
  }

  /// Another house may share the provider's account: what it holds is none of our business.
  private boolean ours(@Nullable UUID accountId) {
    return accountId != null && accounts.find(accountId).isPresent();
  }

  /// The provider's word about a hold that is on its way may have been lost.
  private void follow(PaymentBooks.Entry entry) {
    hold(entry)
        .filter(hold -> entry.stand().intentId().equals(hold.intentId()))
        .filter(hold -> hold.answered(entry.stand()).state() != hold.state())
        .ifPresent(_ -> billing.refresh(entry.stand().intentId()));
  }

  private Optional<Discrepancy> doubt(PaymentBooks.Entry entry) {
    return Discrepancy.between(hold(entry).orElse(null), entry.stand());
  }

  private Optional<Hold> hold(PaymentBooks.Entry entry) {
    return store.hold(entry.stand().intentId(), entry.holdId());
  }

  private void settle(Discrepancy found) {
    log.log(
        Level.WARNING,
        "{0}: payment {1}, hold {2}",
        found.kind(),
        found.intentId(),
        String.valueOf(found.holdId()));
    var release = found.kind().settledByRelease();
    if (release) {
      gateway.release(found.intentId(), "cmb:%s:orphan".formatted(found.intentId()));
    }
    store.record(found, release);
  }
}
