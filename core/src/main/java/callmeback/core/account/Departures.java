package callmeback.core.account;

import callmeback.core.ProblemException;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/// Leaving for good: what people left behind is erased feature by feature, as often as it takes.
public final class Departures {
  private static final System.Logger LOG = System.getLogger(Departures.class.getName());

  private final Accounts accounts;
  private final DepartureStore store;
  private final List<Departing> features;
  private final InstantSource clock;

  /// @param features in the order in which they erase
  public Departures(
      Accounts accounts, DepartureStore store, List<Departing> features, InstantSource clock) {
    this.accounts = accounts;
    this.store = store;
    this.features = List.copyOf(features);
    this.clock = clock;
  }

  /// Ends the account: no token of it works from here on.
  ///
  /// @throws ProblemException with `BadCredentials` or `AccountLocked`; then nothing is changed
  public void leave(Actor actor, String password) {
    accounts.confirm(actor, password);
    store.leave(actor.accountId(), clock.instant());
  }

  /// Erases what is due; what cannot be finished now comes again later.
  ///
  /// @return how many are gone for good
  public int carryOut(int limit) {
    var gone = 0;
    for (var accountId : store.claim(clock.instant(), limit)) {
      if (erased(accountId)) {
        gone++;
      }
    }
    return gone;
  }

  private boolean erased(UUID accountId) {
    try {
      features.forEach(feature -> feature.depart(accountId));
      store.departed(accountId, clock.instant());
      return true;
    } catch (ProblemException e) {
      LOG.log(Level.INFO, "account {0} is not erased yet: {1}", accountId, e.problem());
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "account " + accountId + " is not erased yet", e);
    }
    return false;
  }
}
