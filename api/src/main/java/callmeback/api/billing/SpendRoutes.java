package callmeback.api.billing;

import static callmeback.api.http.Access.signedIn;
import static callmeback.api.http.Shape.whole;

import callmeback.api.http.Answer;
import callmeback.api.http.Asked;
import callmeback.api.http.Endpoints;
import callmeback.api.http.Limit;
import callmeback.api.http.Routes;
import callmeback.core.account.Actor;
import callmeback.core.billing.Cents;
import callmeback.core.billing.SpendCaps;
import callmeback.core.billing.SpendStore;
import org.jspecify.annotations.Nullable;

/// What one allows oneself to spend.
public final class SpendRoutes implements Endpoints {
  private final SpendStore store;

  /// Cents; a limit that is null is none.
  ///
  /// @param spentToday taken since midnight (UTC), and what is held
  record CapsJson(
      @Nullable Long daily, @Nullable Long monthly, long spentToday, long spentThisMonth) {

    static CapsJson of(SpendCaps caps, SpendCaps.Spent spent) {
      return new CapsJson(
          cents(caps.daily()),
          cents(caps.monthly()),
          spent.today().value(),
          spent.thisMonth().value());
    }

    private static @Nullable Long cents(@Nullable Cents cap) {
      return cap == null ? null : cap.value();
    }
  }

  public SpendRoutes(SpendStore store) {
    this.store = store;
  }

  @Override
  public void mount(Routes routes) {
    routes
        .get("/api/user/spend-caps", Limit.perMinute(60), signedIn((actor, _) -> show(actor)))
        .put("/api/user/spend-caps", Limit.perMinute(10), signedIn(this::set));
  }

  private Answer show(Actor actor) {
    var id = actor.accountId();
    return Answer.ok(CapsJson.of(store.caps(id), store.spent(id)));
  }

  private Answer set(Actor actor, Asked asked) {
    var fields = asked.json();
    var daily = fields.optional("daily", whole(Cents::of));
    var monthly = fields.optional("monthly", whole(Cents::of));
    store.caps(actor.accountId(), fields.checked(() -> new SpendCaps(daily.get(), monthly.get())));
    return show(actor);
  }
}
