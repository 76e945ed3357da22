package callmeback.core.quote;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.billing.Cents;
import callmeback.core.billing.Minutes;
import callmeback.core.billing.Tariff;
import callmeback.core.quote.SpendIntent.Kind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a program wants to spend money on.
///
/// @param key the program's own, under which the same is never done twice
/// @param terms all that was asked for, as words
/// @param quote absent where there was nothing to quote
/// @param day on whose allowance it is (UTC)
record Wish(
    Kind kind,
    String key,
    List<String> terms,
    Minutes minutes,
    @Nullable Quote quote,
    LocalDate day) {
  private static final int SHORTEST_KEY = 8;
  private static final int LONGEST_KEY = 64;

  /// @throws ProblemException with `Invalid` for a key that others would choose as well
  Wish {
    terms = List.copyOf(terms);
    if (key.length() < SHORTEST_KEY || key.length() > LONGEST_KEY) {
      throw new ProblemException(
          Problem.Invalid.field("idempotency_key", "must have 8 to 64 characters"));
    }
  }

  Cents amount() {
    return Tariff.hold(minutes);
  }

  /// The same for the same wish; nothing can be read from it.
  String fingerprint() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      update(digest, kind.name());
      terms.forEach(term -> update(digest, term));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Each with its length before it, so that two never read like others.
  private static void update(MessageDigest digest, String term) {
    var bytes = term.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
  }
}
