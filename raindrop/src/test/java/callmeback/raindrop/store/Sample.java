package callmeback.raindrop.store;

import callmeback.core.account.Account;
import callmeback.core.account.EmailAddress;
import callmeback.core.account.PersonName;
import callmeback.core.account.PhoneNumber;
import callmeback.core.billing.Cents;
import callmeback.core.billing.Hold;
import callmeback.core.billing.Minutes;
import callmeback.core.billing.Tariff;
import callmeback.core.call.Call;
import callmeback.core.call.CallStatus;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.vault.DataKey;
import callmeback.raindrop.vault.SealedPhones;
import callmeback.raindrop.vault.Vault;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Accounts, holds and calls as the domain would make them, each unlike all others.
final class Sample {
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  static final DataKey KEY = DataKey.of(1, new byte[32]);
  static final Vault VAULT = Vault.of(KEY);
  static final SealedPhones PHONES = new SealedPhones(KEY);
  private static final Minutes MINUTES = new Minutes(5);

  private final Database database;
  private final AtomicInteger count = new AtomicInteger();

  Sample(Database database) {
    this.database = database;
  }

  /// Not stored yet.
  Account person() {
    var number = count.incrementAndGet();
    return new Account(
        UUID.randomUUID(),
        new EmailAddress("ann%d@example.com".formatted(number)),
        new PersonName("Ann O'Neil"),
        phone(number),
        true,
        false,
        false,
        NOW,
        NOW);
  }

  UUID user() {
    var person = person();
    new PostgresAccounts(database, PHONES).add(person, "hash");
    return person.id();
  }

  PhoneNumber phone() {
    return phone(count.incrementAndGet());
  }

  /// A hold that can pay for a call of five minutes: $2.25.
  Hold held(UUID user) {
    var payments = new PostgresPayments(database);
    var asked = hold(user, Hold.State.REQUESTED, null);
    payments.add(asked);
    var held = moved(asked, Hold.State.HELD, "pi_" + asked.id(), Cents.ZERO);
    payments.move(held, Hold.State.REQUESTED);
    return held;
  }

  static Hold hold(UUID user, Hold.State state, @Nullable String intent) {
    return new Hold(
        UUID.randomUUID(),
        user,
        MINUTES,
        Tariff.hold(MINUTES),
        state,
        intent,
        null,
        Cents.ZERO,
        Cents.ZERO,
        NOW,
        null,
        null);
  }

  static Hold moved(Hold hold, Hold.State state, @Nullable String intent, Cents captured) {
    return new Hold(
        hold.id(),
        hold.accountId(),
        hold.minutes(),
        hold.amount(),
        state,
        intent,
        hold.callId(),
        hold.due(),
        captured,
        hold.createdAt(),
        hold.cardId(),
        hold.captureBefore());
  }

  Call call(Hold hold) {
    return call(hold, UUID.randomUUID(), phone(), NOW);
  }

  static Call call(Hold hold, UUID persona, PhoneNumber phone, Instant createdAt) {
    return new Call(
        UUID.randomUUID(),
        hold.accountId(),
        persona,
        "The Boss",
        phone,
        "pi_" + hold.id(),
        hold.minutes(),
        CallStatus.INITIATED,
        null,
        null,
        null,
        null,
        0,
        Cents.ZERO,
        null,
        createdAt);
  }

  private static PhoneNumber phone(int number) {
    return new PhoneNumber("+1415555%04d".formatted(number));
  }
}
