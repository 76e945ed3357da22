package callmeback.api.stripe;

import callmeback.core.Problem;
import callmeback.core.Problem.CardRefused.Reason;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Why a request failed, once the SDK's many ways of saying so are told apart (facts:
/// `LiveStripeResponseGetter` of stripe-java 33.3.0, and docs.stripe.com/error-codes).
sealed interface Failure {
  Duration RETRY_AFTER = Duration.ofSeconds(5);

  /// The card's bank said no.
  record Declined(Reason reason) implements Failure {}

  /// The request cannot succeed as it is.
  ///
  /// @param field the parameter at fault, or empty
  record Rejected(String code, String field) implements Failure {}

  /// The idempotency key was used for a different request before.
  record KeyReused() implements Failure {}

  /// There was an answer, and it was a 500 or unreadable. It is replayed for the same key for a
  /// day, and what was asked may have been done or not.
  record Faulty() implements Failure {}

  /// There was no answer, or one that was not kept (other 5xx, 429, 409, a wrong key of ours): the
  /// same key may be used again.
  record Unanswered() implements Failure {}

  static Failure of(Exception thrown) {
    return switch (thrown) {
      case CardException e -> new Declined(reason(e.getCode(), e.getDeclineCode()));
      case IdempotencyException e when status(e) == 400 -> new KeyReused();
      case InvalidRequestException e when status(e) == 400 || status(e) == 404 ->
          new Rejected(orEmpty(e.getCode()), orEmpty(e.getParam()));
      case ApiConnectionException _ -> new Unanswered();
      case StripeException e when status(e) == 500 || status(e) < 300 -> new Faulty();
      case StripeException _ -> new Unanswered();
      default -> new Faulty();
    };
  }

  /// What may be told of a failure nothing else can be made of.
  default Problem problem() {
    return switch (this) {
      case Declined(var reason) -> new Problem.CardRefused(reason);
      case Rejected _, KeyReused _ ->
          new Problem.ProviderFailed(Problem.ProviderFailed.Provider.PAYMENTS);
      case Faulty _, Unanswered _ -> new Problem.Unavailable(RETRY_AFTER);
    };
  }

  /// Lost, stolen and suspected cards are told as merely declined.
  static Reason reason(@Nullable String code, @Nullable String declineCode) {
    return switch (orEmpty(code)) {
      case "expired_card",
          "incorrect_cvc",
          "incorrect_number",
          "invalid_cvc",
          "invalid_expiry_month",
          "invalid_expiry_year",
          "invalid_number" ->
          Reason.NOT_USABLE;
      case "authentication_required", "payment_intent_authentication_failure" ->
          Reason.NEEDS_AUTHENTICATION;
      case "processing_error", "payment_method_provider_timeout" -> Reason.TRY_AGAIN;
      default -> refusal(orEmpty(declineCode));
    };
  }

  private static Reason refusal(String declineCode) {
    return switch (declineCode) {
      case "insufficient_funds" -> Reason.INSUFFICIENT_FUNDS;
      case "authentication_required" -> Reason.NEEDS_AUTHENTICATION;
      case "processing_error", "try_again_later" -> Reason.TRY_AGAIN;
      default -> Reason.DECLINED;
    };
  }

  private static int status(StripeException e) {
    var status = e.getStatusCode();
    return status == null ? 0 : status;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
