package callmeback.sandbox.stripe;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Stripe's test cards: what each number does. Source: docs.stripe.com/testing.
enum TestCard {
  VISA("4242424242424242", new Approves(), "visa"),
  VISA_DEBIT("4000056655665556", new Approves(), "visa_debit"),
  MASTERCARD("5555555555554444", new Approves(), "mastercard"),
  AMEX("378282246310005", new Approves(), "amex"),
  DISCOVER("6011111111111117", new Approves(), "discover"),
  DECLINED(
      "4000000000000002",
      new Declines("card_declined", "generic_decline", "Your card was declined."),
      "chargeDeclined"),
  INSUFFICIENT_FUNDS(
      "4000000000009995",
      new Declines("card_declined", "insufficient_funds", "Your card has insufficient funds."),
      "chargeDeclinedInsufficientFunds"),
  LOST(
      "4000000000009987",
      new Declines("card_declined", "lost_card", "Your card was declined."),
      "chargeDeclinedLostCard"),
  STOLEN(
      "4000000000009979",
      new Declines("card_declined", "stolen_card", "Your card was declined."),
      "chargeDeclinedStolenCard"),
  EXPIRED(
      "4000000000000069",
      new Declines("expired_card", "expired_card", "Your card has expired."),
      "chargeDeclinedExpiredCard"),
  INCORRECT_CVC(
      "4000000000000127",
      new Declines("incorrect_cvc", "incorrect_cvc", "Your card's security code is incorrect."),
      "chargeDeclinedIncorrectCvc"),
  PROCESSING_ERROR(
      "4000000000000119",
      new Declines(
          "processing_error",
          "processing_error",
          "An error occurred while processing your card. Try again in a little bit."),
      "chargeDeclinedProcessingError"),
  CUSTOMER_FAIL(
      "4000000000000341",
      new DeclinesCharges("card_declined", "generic_decline", "Your card was declined."),
      "chargeCustomerFail"),
  RADAR_BLOCK(
      "4100000000000019",
      new DeclinesCharges("card_declined", "fraudulent", "Your card was declined."),
      "radarBlock"),
  AUTHENTICATION_REQUIRED("4000002760003184", new Authenticates(true), "authenticationRequired"),
  AUTHENTICATION_ON_SETUP(
      "4000002500003155", new Authenticates(false), "authenticationRequiredOnSetup"),
  CREATE_DISPUTE("4000000000000259", new Approves(), "createDispute");

  /// What the card's bank answers.
  sealed interface Verdict {}

  record Approves() implements Verdict {}

  /// Declined when attached and when charged.
  record Declines(String code, String declineCode, String message) implements Verdict {}

  /// Attached without complaint, declined when charged.
  record DeclinesCharges(String code, String declineCode, String message) implements Verdict {
    Declines decline() {
      return new Declines(code, declineCode, message);
    }
  }

  /// Wants its holder's approval: for every payment, or for those before it was set up for
  /// off-session use.
  record Authenticates(boolean always) implements Verdict {}

  private final String number;
  private final Verdict verdict;
  private final String name;

  TestCard(String number, Verdict verdict, String name) {
    this.number = number;
    this.verdict = verdict;
    this.name = name;
  }

  String number() {
    return number;
  }

  Verdict verdict() {
    return verdict;
  }

  String last4() {
    return number.substring(number.length() - 4);
  }

  String brand() {
    return switch (number.charAt(0)) {
      case '5' -> "mastercard";
      case '3' -> "amex";
      case '6' -> "discover";
      default -> "visa";
    };
  }

  static Optional<TestCard> ofNumber(String number) {
    return Arrays.stream(values()).filter(card -> card.number.equals(number)).findFirst();
  }

  /// The card behind `pm_card_NAME`, `pm_card_visa_NAME`, `tok_NAME` or `tok_visa_NAME`.
  static Optional<TestCard> ofTestId(String id) {
    return Arrays.stream(values()).filter(card -> card.testIds().contains(id)).findFirst();
  }

  private List<String> testIds() {
    return List.of("pm_card_" + name, "pm_card_visa_" + name, "tok_" + name, "tok_visa_" + name);
  }
}
