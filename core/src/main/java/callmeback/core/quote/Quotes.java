package callmeback.core.quote;

import callmeback.core.Ids;
import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Actor;
import callmeback.core.account.PhoneNumber;
import callmeback.core.billing.Cents;
import callmeback.core.billing.Minutes;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// Writes quotes and confirmations as sealed notes that only their own credential can bring back.
public final class Quotes {
  static final Duration VALID = Duration.ofMinutes(5);

  /// More than any note of ours has.
  private static final int LONGEST = 400;

  private static final int QUOTE_BYTES = 57;
  private static final int SLIP_BYTES = 24;

  private final NoteSeal seal;
  private final InstantSource clock;
  private final Ids ids;

  /// A quote as its holder carries it.
  record Written(Quote quote, String id) {}

  public Quotes(NoteSeal seal, InstantSource clock, Ids ids) {
    this.seal = seal;
    this.clock = clock;
    this.ids = ids;
  }

  Written write(Actor actor, CallTerms terms) {
    var quote = new Quote(ids.next(), terms, terms.hold(), expiry());
    var note = put(ByteBuffer.allocate(QUOTE_BYTES), quote.number());
    put(note, terms.personaId())
        .putLong(Long.parseLong(terms.phone().e164().substring(1)))
        .put((byte) terms.minutes().value())
        .putLong(quote.price().value())
        .putLong(quote.expires().toEpochMilli());
    return new Written(quote, sealed(name("quote", actor), note));
  }

  /// A quote that was written for this actor's credential, be it expired or taken.
  ///
  /// @throws ProblemException with `NotAgreed` for any other
  Quote read(Actor actor, String id) {
    var note =
        opened(name("quote", actor), id)
            .orElseThrow(() -> refused("There is no such quote, or it was made for another."));
    var number = uuid(note);
    var persona = uuid(note);
    var phone = new PhoneNumber("+" + note.getLong());
    var terms = new CallTerms(phone, persona, new Minutes(note.get()));
    return new Quote(number, terms, Cents.of(note.getLong()), Instant.ofEpochMilli(note.getLong()));
  }

  /// A token with which what was asked can be confirmed, once and for five minutes.
  ///
  /// @param wish fingerprint of what shall be confirmed
  String ask(Actor actor, String wish) {
    var note = put(ByteBuffer.allocate(SLIP_BYTES), ids.next()).putLong(expiry().toEpochMilli());
    return sealed(name("confirm " + wish, actor), note);
  }

  /// @return what to remember, so that it is not used twice
  /// @throws ProblemException with `NotAgreed` for a token that is expired, or was made for another
  ///   wish or credential
  UUID confirmed(Actor actor, String wish, String token) {
    var note =
        opened(name("confirm " + wish, actor), token)
            .orElseThrow(() -> refused("This confirmation was not asked for, or for another."));
    var number = uuid(note);
    if (!clock.instant().isBefore(Instant.ofEpochMilli(note.getLong()))) {
      throw refused("This confirmation has expired.");
    }
    return number;
  }

  private Instant expiry() {
    return clock.instant().plus(VALID).truncatedTo(ChronoUnit.MILLIS);
  }

  private static String name(String what, Actor actor) {
    return "%s %s %s".formatted(what, actor.accountId(), actor.credential());
  }

  private String sealed(String name, ByteBuffer note) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(seal.seal(name, note.array()));
  }

  private Optional<ByteBuffer> opened(String name, String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return seal.open(name, Base64.getUrlDecoder().decode(text)).map(ByteBuffer::wrap);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static ByteBuffer put(ByteBuffer note, UUID id) {
    return note.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
  }

  private static UUID uuid(ByteBuffer note) {
    return new UUID(note.getLong(), note.getLong());
  }

  private static ProblemException refused(String sentence) {
    return new ProblemException(new Problem.NotAgreed(sentence));
  }
}
