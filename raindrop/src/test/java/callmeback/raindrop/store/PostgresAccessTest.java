package callmeback.raindrop.store;

import static callmeback.raindrop.store.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.access.AccessToken;
import callmeback.core.access.AccessToken.Terms;
import callmeback.core.access.AccessTokenStore.Kept;
import callmeback.core.access.AuditLine;
import callmeback.core.access.AuditLog.Ending;
import callmeback.core.access.Verdict;
import callmeback.core.account.Scope;
import callmeback.core.billing.Cents;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.TemporaryDatabase;
import callmeback.raindrop.vault.SealedNotes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Access tokens, the log of what was tried with them, and the notes that are given to programs.
@Tag("wire")
@Timeout(60)
@ExtendWith(TemporaryDatabase.class)
final class PostgresAccessTest {
  private static final String HASH = "0a".repeat(32);

  private final PostgresAccessTokens tokens;
  private final PostgresAuditLog audit;
  private final PostgresDepartures departures;
  private final UUID ann;
  private final UUID bo;

  PostgresAccessTest(Database database) {
    this.tokens = new PostgresAccessTokens(database);
    this.audit = new PostgresAuditLog(database);
    this.departures = new PostgresDepartures(database, Sample.PHONES);
    database.transaction(sql -> sql.dml("TRUNCATE users CASCADE"));
    var sample = new Sample(database);
    this.ann = sample.user();
    this.bo = sample.user();
  }

  private AccessToken token(Instant createdAt) {
    var terms =
        new Terms(
            "Ann's assistant", Set.of(Scope.CALLS_WRITE, Scope.BILLING_SPEND), Cents.of(500), true);
    return new AccessToken(
        UUID.randomUUID(), ann, terms, createdAt, createdAt.plus(Duration.ofDays(1)), null, null);
  }

  @Test
  void aTokenIsFoundAsItWasMade() {
    var token = token(NOW);

    assertThat(tokens.add(token, HASH, 1)).isTrue();
    assertThat(tokens.find(token.id())).contains(new Kept(token, HASH));
    assertThat(tokens.find(UUID.randomUUID())).isEmpty();
    assertThat(tokens.list(bo)).isEmpty();
  }

  @Test
  void onlyUsableOnesCountAndHoweverManyAreMadeAtOnceTheLimitHolds() throws Exception {
    tokens.add(token(NOW.minus(Duration.ofDays(2))), HASH, 1);
    var made = AtOnce.times(6, () -> tokens.add(token(NOW), HASH, 3));

    assertThat(made.stream().filter(one -> one)).hasSize(3);
    tokens.revoke(ann, tokens.list(ann).getFirst().id(), NOW);
    assertThat(tokens.add(token(NOW), HASH, 3)).isTrue();
  }

  @Test
  void aTokenIsTakenBackByItsOwnerOnlyAndStaysTakenBack() {
    var token = token(NOW);
    tokens.add(token, HASH, 1);

    assertThat(tokens.revoke(bo, token.id(), NOW)).isFalse();
    assertThat(tokens.revoke(ann, token.id(), NOW.plusSeconds(1))).isTrue();
    assertThat(tokens.revoke(ann, token.id(), NOW.plusSeconds(9))).isTrue();
    tokens.used(token.id(), NOW.plusSeconds(5));
    var now = tokens.find(token.id()).orElseThrow().token();
    assertThat(now.revokedAt()).isEqualTo(NOW.plusSeconds(1));
    assertThat(now.lastUsedAt()).isEqualTo(NOW.plusSeconds(5));
  }

  @Test
  void theLogIsReadByDayAndByItsOwnerOnly() {
    var call = UUID.randomUUID();
    var first = line(NOW, Verdict.BEGUN);
    audit.add(ann, first);
    audit.add(ann, line(NOW.plusSeconds(1), Verdict.BEGUN));
    audit.add(bo, line(NOW, Verdict.BEGUN));
    audit.end(first.id(), new Ending(Verdict.ALLOWED, null, call, Cents.of(225)));
    audit.end(first.id(), Ending.refused("Forbidden", null));

    assertThat(audit.list(ann, NOW, NOW.plusSeconds(1), 10))
        .containsExactly(
            new AuditLine(
                first.id(),
                NOW,
                first.credential(),
                "place_call",
                Verdict.ALLOWED,
                null,
                call,
                Cents.of(225)));
    assertThat(audit.list(ann, NOW, NOW.plusSeconds(9), 1)).hasSize(1);
  }

  @Test
  void whatIsOldIsForgotten() {
    audit.add(ann, line(NOW, Verdict.ALLOWED));
    audit.add(ann, line(NOW.plusSeconds(1), Verdict.ALLOWED));

    assertThat(audit.forget(NOW.plusSeconds(1))).isEqualTo(1);
    assertThat(audit.list(ann, NOW, NOW.plusSeconds(9), 10)).hasSize(1);
  }

  private static AuditLine line(Instant at, Verdict verdict) {
    return new AuditLine(
        UUID.randomUUID(), at, UUID.randomUUID(), "place_call", verdict, null, null, Cents.ZERO);
  }

  @Test
  void whoeverLeavesLeavesNoTokenAndNoLine() {
    tokens.add(token(NOW), HASH, 1);
    audit.add(ann, line(NOW, Verdict.ALLOWED));
    departures.erase(ann);

    assertThat(tokens.list(ann)).isEmpty();
    assertThat(audit.list(ann, NOW, NOW.plusSeconds(9), 10)).isEmpty();
  }

  @Test
  void aNoteOpensUnderItsNameAndAsItWasSealedOnly() {
    var notes = new SealedNotes(Sample.VAULT);
    var note = "Call Ann.".getBytes(StandardCharsets.UTF_8);
    var sealed = notes.seal("quote ann", note);

    assertThat(notes.open("quote ann", sealed))
        .hasValueSatisfying(n -> assertThat(n).isEqualTo(note));
    assertThat(notes.open("quote bo", sealed)).isEmpty();
    sealed[sealed.length - 1] ^= 1;
    assertThat(notes.open("quote ann", sealed)).isEmpty();
    assertThat(notes.open("quote ann", new byte[] {1, 2, 3})).isEmpty();
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("Ann");
  }
}
