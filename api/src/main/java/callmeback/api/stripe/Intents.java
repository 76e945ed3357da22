package callmeback.api.stripe;

import callmeback.core.Problem;
import callmeback.core.Problem.CardRefused.Reason;
import callmeback.core.ProblemException;
import callmeback.core.Secret;
import callmeback.core.billing.Authorisation;
import callmeback.core.billing.Authorisation.Standing;
import callmeback.core.billing.Cents;
import callmeback.core.billing.PaymentGateway.HoldOrder;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.AutomaticPaymentMethods;
import com.stripe.param.PaymentIntentCreateParams.AutomaticPaymentMethods.AllowRedirects;
import com.stripe.param.PaymentIntentCreateParams.CaptureMethod;
import com.stripe.param.PaymentIntentCreateParams.SetupFutureUsage;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Holds as PaymentIntents with manual capture.
///
/// An answer that was a fault would be replayed for a day. So what it was about is looked at, and
/// only if that shows that nothing happened is it asked for once more, under another key.
final class Intents {
  static final String ACCOUNT_ID = "account_id";
  static final String HOLD_ID = "hold_id";
  private static final String CURRENCY = "usd";

  /// Of a customer's latest intents, in which a lost one is looked for: the largest page there is.
  private static final long LATEST = 100;

  /// Where a hold's end is told.
  static final String LATEST_CHARGE = "latest_charge";

  private static final PaymentIntentRetrieveParams EXPANDED =
      PaymentIntentRetrieveParams.builder().addExpand(LATEST_CHARGE).build();

  private final Line line;

  Intents(Line line) {
    this.line = line;
  }

  Authorisation authorise(HoldOrder order) {
    var params = params(order);
    Line.Request<PaymentIntent> create =
        (client, options) -> client.v1().paymentIntents().create(params, options);
    try {
      return authorisation(line.send(order.key(), create));
    } catch (FailedException e) {
      return switch (e.failure()) {
        case Failure.Faulty _ ->
            find(order).orElseGet(() -> once(line.anotherKey(order.key()), create));
        case Failure.KeyReused _ -> find(order).orElseThrow(e::asProblem);
        case Failure.Rejected(_, var field) when field.equals("payment_method") ->
            throw new ProblemException(new Problem.CardRefused(Reason.NOT_USABLE), e);
        case Failure.Rejected _, Failure.Declined _, Failure.Unanswered _ -> throw e.asProblem();
      };
    }
  }

  Authorisation read(String intentId) {
    try {
      return authorisation(
          line.send((client, options) ->
              client.v1().paymentIntents().retrieve(intentId, EXPANDED, options)));
    } catch (FailedException e) {
      throw e.asProblem();
    }
  }

  Authorisation capture(String intentId, Cents amount, String key) {
    var params =
        PaymentIntentCaptureParams.builder()
            .setAmountToCapture(amount.value())
            .addExpand(LATEST_CHARGE)
            .build();
    return settle(
        intentId,
        key,
        (client, options) -> client.v1().paymentIntents().capture(intentId, params, options));
  }

  Authorisation release(String intentId, String key) {
    var params = PaymentIntentCancelParams.builder().addExpand(LATEST_CHARGE).build();
    return settle(
        intentId,
        key,
        (client, options) -> client.v1().paymentIntents().cancel(intentId, params, options));
  }

  private Authorisation settle(String intentId, String key, Line.Request<PaymentIntent> request) {
    try {
      return authorisation(line.send(key, request));
    } catch (FailedException e) {
      return switch (e.failure()) {
        case Failure.Faulty _, Failure.KeyReused _ ->
            settled(intentId).orElseGet(() -> once(line.anotherKey(key), request));
        case Failure.Rejected _ -> settled(intentId).orElseThrow(e::asProblem);
        case Failure.Declined _, Failure.Unanswered _ -> throw e.asProblem();
      };
    }
  }

  private Authorisation once(String key, Line.Request<PaymentIntent> request) {
    try {
      return authorisation(line.send(key, request));
    } catch (FailedException e) {
      throw e.asProblem();
    }
  }

  /// The hold as it stands, if it is gone or captured.
  private Optional<Authorisation> settled(String intentId) {
    var now = read(intentId);
    return switch (now.standing()) {
      case CAPTURED, CANCELED -> Optional.of(now);
      case NEEDS_CONFIRMATION, PROCESSING, HELD -> Optional.empty();
    };
  }

  /// The intent whose making was answered with a fault or not at all, if it was made.
  Optional<Authorisation> find(HoldOrder order) {
    var params =
        PaymentIntentListParams.builder()
            .setCustomer(order.customer())
            .setLimit(LATEST)
            .addExpand("data." + LATEST_CHARGE)
            .build();
    var holdId = order.hold().id().toString();
    try {
      var latest =
          line.send((client, options) -> client.v1().paymentIntents().list(params, options));
      return latest.getData().stream()
          .filter(intent -> holdId.equals(intent.getMetadata().get(HOLD_ID)))
          .findFirst()
          .map(Intents::unlessDeclined);
    } catch (FailedException e) {
      throw e.asProblem();
    }
  }

  private static Authorisation unlessDeclined(PaymentIntent intent) {
    var error = intent.getLastPaymentError();
    if (error != null && intent.getStatus().equals("requires_payment_method")) {
      var reason = Failure.reason(error.getCode(), error.getDeclineCode());
      throw new ProblemException(new Problem.CardRefused(reason));
    }
    return authorisation(intent);
  }

  private static PaymentIntentCreateParams params(HoldOrder order) {
    var params =
        PaymentIntentCreateParams.builder()
            .setAmount(order.hold().amount().value())
            .setCurrency(CURRENCY)
            .setCustomer(order.customer())
            .setPaymentMethod(order.cardId())
            .setConfirm(true)
            .setCaptureMethod(CaptureMethod.MANUAL)
            .addExpand(LATEST_CHARGE)
            .setAutomaticPaymentMethods(
                AutomaticPaymentMethods.builder()
                    .setEnabled(true)
                    .setAllowRedirects(AllowRedirects.NEVER)
                    .build())
            .putMetadata(HOLD_ID, order.hold().id().toString())
            .putMetadata(ACCOUNT_ID, order.hold().accountId().toString());
    return order.offSession()
        ? params.setOffSession(true).build()
        : params.setSetupFutureUsage(SetupFutureUsage.OFF_SESSION).build();
  }

  static Authorisation authorisation(PaymentIntent intent) {
    var received = intent.getAmountReceived();
    return new Authorisation(
        intent.getId(),
        new Secret(intent.getClientSecret()),
        standing(intent.getStatus()),
        Cents.of(received == null ? 0 : received),
        captureBefore(intent.getLatestChargeObject()));
  }

  private static @Nullable Instant captureBefore(@Nullable Charge charge) {
    var details = charge == null ? null : charge.getPaymentMethodDetails();
    var card = details == null ? null : details.getCard();
    var seconds = card == null ? null : card.getCaptureBefore();
    return seconds == null ? null : Instant.ofEpochSecond(seconds);
  }

  private static Standing standing(String status) {
    return switch (status) {
      case "requires_payment_method", "requires_confirmation", "requires_action" ->
          Standing.NEEDS_CONFIRMATION;
      case "requires_capture" -> Standing.HELD;
      case "succeeded" -> Standing.CAPTURED;
      case "canceled" -> Standing.CANCELED;
      default -> Standing.PROCESSING;
    };
  }
}
