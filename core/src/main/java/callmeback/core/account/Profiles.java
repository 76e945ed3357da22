package callmeback.core.account;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import java.time.InstantSource;

/// Changing one's name, email address and telephone number, and whether calls may be recorded.
public final class Profiles {
  private final ProfileStore store;
  private final NumberingPlan plan;
  private final Departing recordings;
  private final InstantSource clock;

  /// @param recordings what goes when somebody does not want it kept any more
  public Profiles(
      ProfileStore store, NumberingPlan plan, Departing recordings, InstantSource clock) {
    this.store = store;
    this.plan = plan;
    this.recordings = recordings;
    this.clock = clock;
  }

  /// Who takes back that calls may be recorded has none left.
  ///
  /// @throws ProblemException with `Invalid`, `EmailTaken` or `PhoneTaken`, and then nothing is
  ///   changed; with `Unavailable` when the recordings cannot be deleted now, and then all the rest
  ///   is done
  public Account change(Actor actor, ProfileChange change) {
    var phone = change.phone();
    if (phone != null && !plan.canExist(phone)) {
      throw new ProblemException(
          Problem.Invalid.field("phone", "is not a telephone number that can exist"));
    }
    var changed =
        store
            .change(actor.accountId(), change, clock.instant())
            .orElseThrow(() -> new ProblemException(new Problem.BadToken()));
    if (Boolean.FALSE.equals(change.keepAudio())) {
      recordings.depart(actor.accountId());
    }
    return changed;
  }
}
