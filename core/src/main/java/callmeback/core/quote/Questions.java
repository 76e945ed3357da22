package callmeback.core.quote;

import callmeback.core.account.PhoneNumber;
import callmeback.core.billing.Card;
import callmeback.core.billing.Cents;
import callmeback.core.billing.Minutes;
import callmeback.core.billing.Tariff;
import callmeback.core.call.Purpose;
import callmeback.core.persona.Persona;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What people are asked before their money is held: one or two plain sentences.
final class Questions {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final int SHOWN = 120;

  private Questions() {}

  static String call(CallTerms terms, Persona persona, Card card, @Nullable Purpose purpose) {
    return "Call %s as %s for up to %s? %s%s"
        .formatted(
            masked(terms.phone()),
            persona.name(),
            minutes(terms.minutes()),
            atMost(terms.hold(), card),
            shown(purpose));
  }

  static String schedule(
      CallTerms terms, Persona persona, Card card, @Nullable Purpose purpose, Instant at) {
    return "Call %s as %s on %s for up to %s? %s%s"
        .formatted(
            masked(terms.phone()),
            persona.name(),
            TIME.format(at),
            minutes(terms.minutes()),
            atMost(terms.hold(), card),
            shown(purpose));
  }

  static String hold(Minutes minutes, Card card) {
    return "Hold money for a call of up to %s? %s It goes back if no call is placed within an hour."
        .formatted(minutes(minutes), atMost(Tariff.hold(minutes), card));
  }

  /// The calling code, as far as it can be told without a directory, and the last four digits.
  static String masked(PhoneNumber phone) {
    var e164 = phone.e164();
    var code = e164.startsWith("+1") || e164.startsWith("+7") ? 2 : 3;
    return "%s •••• %s".formatted(e164.substring(0, code), phone.lastFour());
  }

  private static String minutes(Minutes minutes) {
    return minutes.value() == 1 ? "1 minute" : minutes.value() + " minutes";
  }

  private static String atMost(Cents amount, Card card) {
    return "At most %s is held on %s %s.".formatted(amount, brand(card), card.last4());
  }

  private static String brand(Card card) {
    var brand = card.brand();
    return brand.isEmpty()
        ? "the card"
        : brand.substring(0, 1).toUpperCase(Locale.ROOT) + brand.substring(1);
  }

  /// Whoever wrote it may not be whom it is shown to.
  private static String shown(@Nullable Purpose purpose) {
    if (purpose == null) {
      return "";
    }
    var line = purpose.text().replaceAll("[\\s\\p{C}\"]+", " ").strip();
    var end = line.offsetByCodePoints(0, Math.min(SHOWN, line.codePointCount(0, line.length())));
    return " Told to the persona: \"%s\"%s"
        .formatted(line.substring(0, end), end < line.length() ? "…" : "");
  }
}
