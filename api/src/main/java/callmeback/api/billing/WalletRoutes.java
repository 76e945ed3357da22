package callmeback.api.billing;

import static callmeback.api.http.Access.signedIn;
import static callmeback.api.http.Shape.whole;

import callmeback.api.http.Answer;
import callmeback.api.http.Asked;
import callmeback.api.http.Endpoints;
import callmeback.api.http.Limit;
import callmeback.api.http.Routes;
import callmeback.core.account.Actor;
import callmeback.core.billing.Usage;
import callmeback.core.billing.Usages;
import callmeback.core.billing.Wallet;
import java.util.List;

/// The cards one has saved, and what one's calls came to.
public final class WalletRoutes implements Endpoints {
  private static final int USUAL_MONTHS = 3;

  private final Wallet wallet;
  private final Usages usages;

  /// What one pays with.
  ///
  /// @param balance cents; always 0, because nobody pays in advance
  record BillingJson(List<CardJson> paymentMethods, long balance, String currency) {}

  public WalletRoutes(Wallet wallet, Usages usages) {
    this.wallet = wallet;
    this.usages = usages;
  }

  @Override
  public void mount(Routes routes) {
    routes
        .get("/api/user/billing", Limit.perMinute(30), signedIn((actor, _) -> show(actor)))
        .delete("/api/user/payment-method/{id}", Limit.perMinute(20), signedIn(this::remove))
        .put(
            "/api/user/payment-method/{id}/default",
            Limit.perMinute(20),
            signedIn(this::makeDefault))
        .get("/api/user/usage", Limit.perMinute(60), signedIn(this::usage));
  }

  private Answer show(Actor actor) {
    var cards = wallet.cards(actor).stream().map(CardJson::of).toList();
    return Answer.ok(new BillingJson(cards, 0, BillingRoutes.CURRENCY));
  }

  private Answer remove(Actor actor, Asked asked) {
    wallet.remove(actor, asked.token("card"));
    return Answer.message("The card is removed.");
  }

  private Answer makeDefault(Actor actor, Asked asked) {
    wallet.makeDefault(actor, asked.token("card"));
    return Answer.message("This card is the default one now.");
  }

  private Answer usage(Actor actor, Asked asked) {
    var query = asked.query();
    var months = query.optional("months", whole(Usage::monthCount), USUAL_MONTHS);
    return Answer.ok(query.checked(() -> UsageJson.of(usages.of(actor, months.get()))));
  }
}
