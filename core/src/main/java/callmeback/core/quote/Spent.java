package callmeback.core.quote;

import callmeback.core.billing.Cents;
import java.util.UUID;

/// How far a wish came.
public sealed interface Spent {

  /// It was done, now or before under the same key.
  ///
  /// @param result the call, scheduled call or hold
  /// @param paymentId the hold at the payment provider
  record Done(UUID result, String paymentId, Cents held) implements Spent {}

  /// Its owner has to be asked first.
  ///
  /// @param token brings their consent, once and within five minutes
  record Asked(String question, String token) implements Spent {}

  /// Its owner does not want it.
  record Declined() implements Spent {}

  /// It would be done, as far as can be known without doing it.
  record Rehearsed(String question, Cents held) implements Spent {}
}
