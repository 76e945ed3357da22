package callmeback.raindrop.store;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.account.Account;
import callmeback.core.account.ProofStore.Try;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.TemporaryDatabase;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("wire")
@Timeout(60)
@ExtendWith(TemporaryDatabase.class)
final class PostgresProofsTest {
  private static final Duration LIFE = Duration.ofMinutes(10);

  private final PostgresProofs proofs;
  private final PostgresAccounts accounts;
  private final Sample sample;
  private final Account ann;

  PostgresProofsTest(Database database) {
    this.proofs = new PostgresProofs(database);
    this.accounts = new PostgresAccounts(database);
    this.sample = new Sample(database);
    database.transaction(sql -> sql.dml("TRUNCATE users CASCADE"));
    this.ann = sample.person();
    accounts.add(ann, "her hash");
  }

  @Test
  void triesAreCountedUntilTheProofExpires() {
    var end = Sample.NOW.plus(LIFE);
    assertThat(proofs.begin(ann.id(), ann.phone(), Sample.NOW, end)).isEqualTo(end);
    assertThat(proofs.count(ann.id(), Sample.NOW)).contains(new Try(ann.phone(), 1, end));
    assertThat(proofs.count(ann.id(), end.minusMillis(1))).contains(new Try(ann.phone(), 2, end));
    assertThat(proofs.count(ann.id(), end)).isEmpty();
    assertThat(proofs.count(UUID.randomUUID(), Sample.NOW)).isEmpty();
  }

  @Test
  void anotherCodeForTheSameNumberKeepsEndAndCountAndOneForAnotherDoesNot() {
    var end = Sample.NOW.plus(LIFE);
    var later = Sample.NOW.plusSeconds(60);
    proofs.begin(ann.id(), ann.phone(), Sample.NOW, end);
    proofs.count(ann.id(), Sample.NOW);

    assertThat(proofs.begin(ann.id(), ann.phone(), later, later.plus(LIFE))).isEqualTo(end);
    assertThat(proofs.count(ann.id(), later)).contains(new Try(ann.phone(), 2, end));

    var other = sample.phone();
    var fresh = later.plus(LIFE);
    assertThat(proofs.begin(ann.id(), other, later, fresh)).isEqualTo(fresh);
    assertThat(proofs.count(ann.id(), later)).contains(new Try(other, 1, fresh));
  }

  @Test
  void aProofIsOfTheNumberItWasMadeForOnly() {
    proofs.begin(ann.id(), ann.phone(), Sample.NOW, Sample.NOW.plus(LIFE));
    assertThat(proofs.proved(ann.id(), sample.phone(), "1", Sample.NOW)).isEmpty();
    assertThat(accounts.find(ann.id()).orElseThrow().phoneVerified()).isFalse();

    assertThat(proofs.proved(ann.id(), ann.phone(), "1", Sample.NOW))
        .hasValueSatisfying(account -> assertThat(account.phoneVerified()).isTrue());
    assertThat(proofs.count(ann.id(), Sample.NOW)).isEmpty();
  }
}
