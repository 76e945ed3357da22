package callmeback.core.account;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import java.time.InstantSource;

/// Changing one's name, email address and telephone number.
public final class Profiles {
  private final ProfileStore store;
  private final NumberingPlan plan;
  private final InstantSource clock;

  public Profiles(ProfileStore store, NumberingPlan plan, InstantSource clock) {
    this.store = store;
    this.plan = plan;
    this.clock = clock;
  }

  /// @throws ProblemException with `Invalid`, `EmailTaken` or `PhoneTaken`; then nothing is changed
  public Account change(Actor actor, ProfileChange change) {
    var phone = change.phone();
    if (phone != null && !plan.canExist(phone)) {
      throw new ProblemException(
          Problem.Invalid.field("phone", "is not a telephone number that can exist"));
    }
    return store
        .change(actor.accountId(), change, clock.instant())
        .orElseThrow(() -> new ProblemException(new Problem.BadToken()));
  }
}
