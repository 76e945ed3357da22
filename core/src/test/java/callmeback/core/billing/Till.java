package callmeback.core.billing;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.SettableClock;
import callmeback.core.account.Account;
import callmeback.core.account.AccountsInMemory;
import callmeback.core.account.Actor;
import callmeback.core.account.EmailAddress;
import callmeback.core.account.PersonName;
import callmeback.core.account.PhoneNumber;
import java.time.Duration;
import java.util.UUID;

/// Billing with all it needs, and two people: Ann, who has a card, and Bo, who has none.
public final class Till {
  public final SettableClock clock = new SettableClock();
  public final AccountsInMemory accounts = new AccountsInMemory();
  public final PaymentsInMemory store = new PaymentsInMemory(clock);
  public final Bank bank = new Bank();
  public final Billing billing = new Billing(store, bank, accounts, clock, UUID::randomUUID);
  public final Actor ann = person("ann@example.com", "+14155550123");
  public final Actor bo = person("bo@example.com", "+14155550124");

  public Till() {
    billing.saveCard(ann, "pm_1", false);
    bank.done.clear();
  }

  /// The state of the newest hold.
  public Hold.State state() {
    return store.holds().getLast().state();
  }

  /// Lets five minutes pass, then finishes what was not touched in the last one.
  public int sweep() {
    clock.pass(Duration.ofMinutes(5));
    return billing.sweep(clock.instant().minusSeconds(60), 10);
  }

  /// A call paid by this hold that is over and owes `due`.
  public UUID endedCall(HoldGranted granted, Cents due) {
    var callId = UUID.randomUUID();
    assertThat(store.bind(granted.hold().id(), callId)).isTrue();
    store.settling(callId, due);
    return callId;
  }

  private Actor person(String email, String phone) {
    var now = clock.instant();
    var id = UUID.randomUUID();
    accounts.add(
        new Account(
            id,
            new EmailAddress(email),
            new PersonName("Ann"),
            new PhoneNumber(phone),
            true,
            true,
            false,
            now,
            now),
        "#");
    return new Actor(id, UUID.randomUUID(), now.plus(Duration.ofDays(1)));
  }
}
