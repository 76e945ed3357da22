package callmeback.raindrop.store;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.account.Account;
import callmeback.core.account.AccountStore.Standing;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.TemporaryDatabase;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("wire")
@Timeout(60)
@ExtendWith(TemporaryDatabase.class)
final class PostgresDeparturesTest {
  private static final Instant NOW = Sample.NOW;
  private static final Instant QUIET = NOW.plusSeconds(31);

  private final Database database;
  private final PostgresDepartures departures;
  private final PostgresAccounts accounts;
  private final Sample sample;
  private final Account ann;

  PostgresDeparturesTest(Database database) {
    this.database = database;
    this.departures = new PostgresDepartures(database, Sample.PHONES);
    this.accounts = new PostgresAccounts(database, Sample.PHONES);
    this.sample = new Sample(database);
    database.transaction(sql -> sql.dml("TRUNCATE users CASCADE"));
    this.ann = sample.person();
    accounts.add(ann, "her hash");
  }

  @Test
  void whoLeavesIsOutAtOnceAndNobodyElseIs() {
    var ben = sample.user();
    departures.leave(ann.id(), NOW);

    assertThat(accounts.credentials(ann.email())).isEmpty();
    assertThat(accounts.standing(ann.id(), UUID.randomUUID())).isEqualTo(Standing.LOGGED_OUT);
    assertThat(accounts.standing(ben, UUID.randomUUID())).isEqualTo(Standing.WELCOME);
  }

  @Test
  void aSuspendedAccountIsToldSo() {
    database.transaction(sql -> sql.dml("UPDATE users SET suspended = true"));

    assertThat(accounts.standing(ann.id(), UUID.randomUUID())).isEqualTo(Standing.SUSPENDED);
  }

  @Test
  void aClaimComesBackAfterAWhileThatDoublesUntilAllIsDone() {
    assertThat(departures.claim(NOW, 10)).isEmpty();
    departures.leave(ann.id(), NOW);

    assertThat(departures.claim(NOW, 10)).containsExactly(ann.id());
    assertThat(departures.claim(NOW.plusSeconds(4), 10)).isEmpty();
    assertThat(departures.claim(NOW.plusSeconds(5), 10)).containsExactly(ann.id());
    assertThat(departures.claim(NOW.plusSeconds(14), 10)).isEmpty();
    assertThat(departures.claim(NOW.plusSeconds(15), 10)).containsExactly(ann.id());
    departures.departed(ann.id(), NOW);
    assertThat(departures.claim(NOW.plusSeconds(9_000), 10)).isEmpty();
  }

  @Test
  void requestsAndHoldsKeepAnAccountBusy() {
    departures.leave(ann.id(), NOW);
    assertThat(departures.busy(ann.id(), NOW.plusSeconds(29))).isTrue();
    assertThat(departures.busy(ann.id(), QUIET)).isFalse();

    var hold = sample.held(ann.id());
    assertThat(departures.busy(ann.id(), QUIET)).isTrue();
    assertThat(departures.idleHolds(ann.id())).containsExactly(hold.intentId());
  }

  @Test
  void erasureLeavesMoneyWithoutANameAndMakesRoomForAnother() {
    var intentId = String.valueOf(sample.held(ann.id()).intentId());
    departures.leave(ann.id(), NOW);
    departures.erase(ann.id());
    departures.erase(ann.id());

    assertThat(accounts.find(ann.id())).isEmpty();
    assertThat(new PostgresPayments(database).holdOfIntent(intentId))
        .hasValueSatisfying(hold -> assertThat(hold.accountId()).isEqualTo(ann.id()));
    accounts.add(
        new Account(
            UUID.randomUUID(), ann.email(), ann.name(), ann.phone(), false, false, false, NOW, NOW),
        "hash");
  }

  @Test
  void anErasedCallIsNobodys() {
    var hold = sample.held(ann.id());
    var call = sample.call(hold);
    var calls = new PostgresCalls(database, Sample.PHONES);
    calls.begin(call, hold);
    departures.erase(ann.id());

    assertThat(calls.find(call.id()))
        .hasValueSatisfying(erased -> {
          assertThat(erased.phone().e164()).isEqualTo("+10000000000");
          assertThat(erased.personaName()).isEqualTo("Erased");
        });
  }
}
