package callmeback.api.billing;

import static callmeback.api.http.Access.signedIn;
import static callmeback.api.http.Shape.flag;
import static callmeback.api.http.Shape.token;
import static callmeback.api.http.Shape.whole;

import callmeback.api.http.Answer;
import callmeback.api.http.Asked;
import callmeback.api.http.Endpoints;
import callmeback.api.http.Limit;
import callmeback.api.http.Routes;
import callmeback.core.account.Actor;
import callmeback.core.billing.Billing;
import callmeback.core.billing.HoldGranted;
import callmeback.core.billing.Minutes;
import callmeback.core.billing.Readiness;
import java.util.Map;

/// Cards, and holds on them.
public final class BillingRoutes implements Endpoints {
  static final String CURRENCY = "usd";

  private final Billing billing;
  private final Readiness readiness;

  /// A hold, and what its card's owner needs to confirm it in the browser.
  ///
  /// @param amount cents
  record HoldJson(String paymentIntentId, String clientSecret, long amount, String currency) {
    static HoldJson of(HoldGranted granted) {
      return new HoldJson(
          granted.intentId(),
          granted.clientSecret().value(),
          granted.hold().amount().value(),
          CURRENCY);
    }
  }

  /// @param readiness is asked before money is held
  public BillingRoutes(Billing billing, Readiness readiness) {
    this.billing = billing;
    this.readiness = readiness;
  }

  @Override
  public void mount(Routes routes) {
    routes
        .post("/api/user/payment-method", Limit.perHour(10), signedIn(this::saveCard))
        .post("/api/user/create-payment-intent", Limit.perMinute(10), signedIn(this::hold));
  }

  private Answer saveCard(Actor actor, Asked asked) {
    var fields = asked.json();
    var method = fields.required("payment_method_id", token());
    var asDefault = fields.optional("set_as_default", flag(), false);
    var card = fields.checked(() -> billing.saveCard(actor, method.get(), asDefault.get()));
    return Answer.created(Map.of("payment_method", CardJson.of(card)));
  }

  /// The cards one has saved, for their owner to take along.
  public Object exported(Actor actor) {
    return billing.cards(actor).stream().map(CardJson::of).toList();
  }

  private Answer hold(Actor actor, Asked asked) {
    var fields = asked.json();
    var minutes = fields.required("estimated_duration", whole(Minutes::new));
    return Answer.ok(HoldJson.of(fields.checked(() -> held(actor, minutes.get()))));
  }

  private HoldGranted held(Actor actor, Minutes minutes) {
    readiness.require();
    return billing.hold(actor, minutes);
  }
}
