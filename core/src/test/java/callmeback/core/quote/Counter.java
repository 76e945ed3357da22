package callmeback.core.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Actor;
import callmeback.core.billing.Cents;
import callmeback.core.billing.Minutes;
import callmeback.core.billing.SpendCaps;
import callmeback.core.billing.SpendStore;
import callmeback.core.call.Exchange;
import callmeback.core.call.Purpose;
import callmeback.core.schedule.ScheduledCalls;
import callmeback.core.schedule.SchedulesInMemory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/// Spending with all it needs, for Ann and a program of hers.
final class Counter {
  final Exchange exchange = new Exchange();
  final Actor ann = exchange.till.ann;
  final IntentsInMemory intents = new IntentsInMemory(exchange.till.store);
  final Quotes quotes = new Quotes(new Wax(), exchange.till.clock, UUID::randomUUID);
  final Ladder ladder =
      new Ladder(intents, quotes, exchange.till.billing, exchange.till.clock, UUID::randomUUID);
  final SchedulesInMemory schedules =
      new SchedulesInMemory(exchange.till.clock, _ -> Optional.empty());
  final Spending spending = spending();

  private Spending spending() {
    var billing = exchange.till.billing;
    var scheduled = new ScheduledCalls(schedules, exchange.calls, billing, UUID::randomUUID);
    var preflight =
        new Preflight(exchange.accounts, exchange.calls, exchange.rules, billing, new NoCaps());
    return new Spending(ladder, quotes, preflight, exchange.calls, scheduled, billing);
  }

  /// Ten minutes with the coach: $4.25.
  String quote() {
    var terms = new CallTerms(Exchange.ANNS_PHONE, exchange.coach.id(), new Minutes(10));
    return spending.quote(ann, terms).id();
  }

  Spent place(String quote, String key, @Nullable String token) {
    return spending.place(ann, new CallRequest(quote, null), byToken(key, token));
  }

  Spent place(String quote, String key, String purpose, @Nullable String token) {
    return spending.place(ann, new CallRequest(quote, new Purpose(purpose)), byToken(key, token));
  }

  /// A call that its owner agreed to.
  Spent.Done placed(String quote, String key) {
    return (Spent.Done) place(quote, key, token(quote, key));
  }

  /// The token that confirms it.
  String token(String quote, String key) {
    return ((Spent.Asked) place(quote, key, null)).token();
  }

  static Approach byToken(String key, @Nullable String token) {
    return new Approach(key, new Consent.ByToken(token), false);
  }

  static Problem problem(ThrowingCallable attempt) {
    return assertThatExceptionOfType(ProblemException.class).isThrownBy(attempt).actual().problem();
  }

  void nothingWasHeldOrDialled() {
    assertThat(exchange.till.bank.done).isEmpty();
    assertThat(exchange.phones.dialled).isEmpty();
    assertThat(intents.all()).isEmpty();
  }

  /// Puts the name's hash before the note.
  private static final class Wax implements NoteSeal {
    @Override
    public byte[] seal(String name, byte[] note) {
      return ByteBuffer.allocate(4 + note.length).putInt(name.hashCode()).put(note).array();
    }

    @Override
    public Optional<byte[]> open(String name, byte[] sealed) {
      return sealed.length > 4 && ByteBuffer.wrap(sealed).getInt() == name.hashCode()
          ? Optional.of(Arrays.copyOfRange(sealed, 4, sealed.length))
          : Optional.empty();
    }
  }

  private static final class NoCaps implements SpendStore {
    @Override
    public SpendCaps caps(UUID accountId) {
      return SpendCaps.NONE;
    }

    @Override
    public void caps(UUID accountId, SpendCaps caps) {
      throw new UnsupportedOperationException();
    }

    @Override
    public SpendCaps.Spent spent(UUID accountId) {
      return new SpendCaps.Spent(Cents.ZERO, Cents.ZERO, false);
    }
  }
}
