package callmeback.api.stripe;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Account;
import callmeback.core.billing.Authorisation;
import callmeback.core.billing.Card;
import callmeback.core.billing.Cents;
import callmeback.core.billing.PaymentGateway;
import com.stripe.model.PaymentMethod;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.CustomerUpdateParams.InvoiceSettings;
import com.stripe.param.PaymentMethodAttachParams;
import java.time.InstantSource;
import java.util.Optional;

/// Customers, cards and holds at Stripe, through its own SDK.
public final class StripeGateway implements PaymentGateway {
  private final Line line;
  private final Intents intents;

  public StripeGateway(StripeConfig config, InstantSource clock) {
    this.line = new Line(config, clock);
    this.intents = new Intents(line);
  }

  @Override
  public String createCustomer(Account account, String key) {
    var params =
        CustomerCreateParams.builder()
            .setEmail(account.email().value())
            .setName(account.name().value())
            .setPhone(account.phone().e164())
            .putMetadata(Intents.ACCOUNT_ID, account.id().toString())
            .build();
    Line.Request<String> request =
        (client, options) -> client.v1().customers().create(params, options).getId();
    try {
      return line.sendAnew(key, request);
    } catch (FailedException e) {
      throw e.asProblem();
    }
  }

  @Override
  public Card attach(String customer, String methodId) {
    var params = PaymentMethodAttachParams.builder().setCustomer(customer).build();
    try {
      return saved(
          line.send(
              (client, options) -> client.v1().paymentMethods().attach(methodId, params, options)));
    } catch (FailedException e) {
      throw e.failure() instanceof Failure.Rejected(_, var field) && !field.equals("customer")
          ? unusable()
          : e.asProblem();
    }
  }

  @Override
  public Optional<Card> card(String methodId) {
    try {
      var method =
          line.send((client, options) -> client.v1().paymentMethods().retrieve(methodId, options));
      return Optional.of(method)
          .filter(found -> found.getCustomer() != null)
          .map(StripeGateway::saved);
    } catch (FailedException e) {
      if (e.failure() instanceof Failure.Rejected) {
        return Optional.empty();
      }
      throw e.asProblem();
    }
  }

  @Override
  public void makeDefault(String customer, String methodId) {
    var settings = InvoiceSettings.builder().setDefaultPaymentMethod(methodId).build();
    var params = CustomerUpdateParams.builder().setInvoiceSettings(settings).build();
    try {
      line.send((client, options) -> client.v1().customers().update(customer, params, options));
    } catch (FailedException e) {
      throw e.asProblem();
    }
  }

  @Override
  public void detach(String methodId) {
    try {
      line.send((client, options) -> client.v1().paymentMethods().detach(methodId, options));
    } catch (FailedException e) {
      if (!(e.failure() instanceof Failure.Rejected)) {
        throw e.asProblem();
      }
    }
  }

  @Override
  public Authorisation authorise(HoldOrder order) {
    return intents.authorise(order);
  }

  @Override
  public Optional<Authorisation> find(HoldOrder order) {
    return intents.find(order);
  }

  @Override
  public Authorisation read(String intentId) {
    return intents.read(intentId);
  }

  @Override
  public Authorisation capture(String intentId, Cents amount, String key) {
    return intents.capture(intentId, amount, key);
  }

  @Override
  public Authorisation release(String intentId, String key) {
    return intents.release(intentId, key);
  }

  /// The id is that of what was saved, which is another one when a template was given.
  private static Card saved(PaymentMethod method) {
    var card = method.getCard();
    if (card == null) {
      throw unusable();
    }
    return new Card(
        method.getId(),
        method.getType(),
        card.getLast4(),
        card.getBrand(),
        card.getExpMonth().intValue(),
        card.getExpYear().intValue(),
        false);
  }

  private static ProblemException unusable() {
    return new ProblemException(
        Problem.Invalid.field("payment_method_id", "is not a card that can be saved"));
  }
}
