package callmeback.raindrop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Account;
import callmeback.core.account.AccountStore.Standing;
import callmeback.core.account.EmailAddress;
import callmeback.core.account.PhoneNumber;
import callmeback.core.account.ProfileChange;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.Duplicate;
import callmeback.raindrop.postgres.TemporaryDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("wire")
@Timeout(60)
@ExtendWith(TemporaryDatabase.class)
final class PostgresAccountsTest {
  private static final Duration LOCK = Duration.ofMinutes(30);

  private final PostgresAccounts accounts;
  private final Sample sample;
  private final Account ann;

  PostgresAccountsTest(Database database) {
    this.accounts = new PostgresAccounts(database, Sample.PHONES);
    this.sample = new Sample(database);
    this.ann = sample.person();
    database.transaction(sql -> sql.dml("TRUNCATE users, revoked_tokens CASCADE"));
    accounts.add(ann, "her hash");
  }

  @Test
  void anAccountComesBackAsItWent() {
    assertThat(accounts.find(ann.id())).contains(ann);
    assertThat(accounts.find(UUID.randomUUID())).isEmpty();
  }

  @Test
  void credentialsAreFoundByEmailOnly() {
    var found = accounts.credentials(ann.email());
    assertThat(found)
        .hasValueSatisfying(credentials -> {
          assertThat(credentials.account()).isEqualTo(ann);
          assertThat(credentials.passwordHash()).isEqualTo("her hash");
          assertThat(credentials.lockedUntil()).isNull();
        });
    assertThat(accounts.credentials(new EmailAddress("bob@example.com"))).isEmpty();
  }

  @Test
  void whatIsTakenIsSaid() {
    assertThat(refusal(like(ann.email(), new PhoneNumber("+14155550999"))))
        .isEqualTo(new Problem.EmailTaken());
    assertThat(refusal(like(new EmailAddress("bob@example.com"), ann.phone())))
        .isEqualTo(new Problem.PhoneTaken());
    assertThat(refusal(like(ann.email(), ann.phone()))).isEqualTo(new Problem.EmailTaken());
    assertThatExceptionOfType(Duplicate.class)
        .isThrownBy(() -> accounts.add(withIdOf(ann), "hash"))
        .satisfies(duplicate -> assertThat(duplicate.constraint()).isEqualTo("users_pkey"));
  }

  @Test
  void ofManyWhoTakeOneEmailAtOnceOneGetsIt() throws Exception {
    var email = new EmailAddress("bob@example.com");
    var results =
        AtOnce.times(
            20,
            () -> {
              try {
                accounts.add(like(email, sample.phone()), "hash");
                return "added";
              } catch (ProblemException e) {
                return e.problem().getClass().getSimpleName();
              }
            });
    assertThat(results).containsOnlyOnce("added");
    assertThat(Collections.frequency(results, "EmailTaken")).isEqualTo(19);
  }

  @Test
  void theLastAllowedFailureLocksAndTheCountBeginsAnew() {
    failures(2);
    assertThat(lockedUntil()).isNull();
    failures(1);
    assertThat(lockedUntil()).isEqualTo(Sample.NOW.plus(LOCK));
    accounts.rightPassword(ann.id());
    assertThat(lockedUntil()).isNull();
    failures(2);
    assertThat(lockedUntil()).isNull();
  }

  @Test
  void theRightPasswordForgivesWrongOnes() {
    failures(2);
    accounts.rightPassword(ann.id());
    failures(2);
    assertThat(lockedUntil()).isNull();
  }

  @Test
  void failuresAtOnceAreAllCounted() throws Exception {
    AtOnce.times(
        20,
        () -> {
          accounts.wrongPassword(ann.id(), 20, Sample.NOW, LOCK);
          return ann;
        });
    assertThat(lockedUntil()).isEqualTo(Sample.NOW.plus(LOCK));
  }

  @Test
  void aRevokedTokenStaysRevokedUntilItWouldHaveExpiredAnyway() {
    var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    var token = UUID.randomUUID();
    var old = UUID.randomUUID();
    accounts.revoke(old, now.minusSeconds(60));
    accounts.revoke(token, now.plusSeconds(3600));
    accounts.revoke(token, now.plusSeconds(3600));
    assertThat(accounts.standing(ann.id(), token)).isEqualTo(Standing.LOGGED_OUT);
    assertThat(accounts.standing(ann.id(), old)).isEqualTo(Standing.WELCOME);
    assertThat(accounts.standing(ann.id(), UUID.randomUUID())).isEqualTo(Standing.WELCOME);
  }

  @Test
  void audioIsKeptOnlyWhileThePersonWantsIt() {
    assertThat(ann.keepAudio()).isFalse();
    assertThat(keepAudio(true)).isTrue();
    assertThat(keepAudio(null)).isTrue();
    assertThat(keepAudio(false)).isFalse();
  }

  private boolean keepAudio(@Nullable Boolean keep) {
    accounts.change(ann.id(), new ProfileChange(null, null, null, keep), Sample.NOW);
    return accounts.find(ann.id()).orElseThrow().keepAudio();
  }

  private void failures(int count) {
    for (var i = 0; i < count; i++) {
      accounts.wrongPassword(ann.id(), 3, Sample.NOW, LOCK);
    }
  }

  private @Nullable Instant lockedUntil() {
    return accounts.credentials(ann.email()).orElseThrow().lockedUntil();
  }

  private Problem refusal(Account account) {
    try {
      accounts.add(account, "hash");
    } catch (ProblemException e) {
      return e.problem();
    }
    throw new AssertionError("The account was added");
  }

  private Account like(EmailAddress email, PhoneNumber phone) {
    return new Account(
        UUID.randomUUID(), email, ann.name(), phone, false, false, false, Sample.NOW, Sample.NOW);
  }

  private Account withIdOf(Account other) {
    return new Account(
        other.id(),
        new EmailAddress("bob@example.com"),
        ann.name(),
        new PhoneNumber("+14155550999"),
        false,
        false,
        false,
        Sample.NOW,
        Sample.NOW);
  }
}
