package callmeback.raindrop.store;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.account.Account;
import callmeback.core.account.Consent;
import callmeback.core.billing.Card;
import callmeback.core.billing.Cents;
import callmeback.core.call.Call;
import callmeback.core.call.ReportInbox.Report;
import callmeback.core.dispute.Traces;
import callmeback.core.dispute.Traces.CardFace;
import callmeback.core.dispute.Traces.Consented;
import callmeback.core.dispute.Traces.Scheduled;
import callmeback.core.dispute.Traces.Spent;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.TemporaryDatabase;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("wire")
@Timeout(60)
@ExtendWith(TemporaryDatabase.class)
final class PostgresEvidenceTest {
  private final Database database;
  private final PostgresEvidence evidence;
  private final Account ann;
  private final Call call;

  PostgresEvidenceTest(Database database) {
    this.database = database;
    this.evidence = new PostgresEvidence(database);
    database.transaction(sql -> sql.dml("TRUNCATE users, call_reports CASCADE"));
    var sample = new Sample(database);
    this.ann = sample.person();
    new PostgresAccounts(database, Sample.PHONES).add(ann, "hash");
    var hold = sample.held(ann.id());
    this.call = Sample.call(hold, UUID.randomUUID(), ann.phone(), Sample.NOW);
    new PostgresCalls(database, Sample.PHONES).begin(call, hold);
  }

  @Test
  void ofACallThatNobodyAgreedToThereIsItsHoldOnly() {
    var traces = traces();
    assertThat(traces.payment().card()).isNull();
    assertThat(traces.payment().disputed()).isFalse();
    assertThat(traces.dialling().attempts()).isOne();
    assertThat(traces.dialling().ownNumber()).isTrue();
    assertThat(traces.dialling().reports()).isEmpty();
    assertThat(traces.consent()).isNull();
    assertThat(traces.schedule()).isNull();
    assertThat(traces.program()).isNull();
    assertThat(evidence.of(UUID.randomUUID())).isEmpty();
  }

  @Test
  void theCardTheConsentAndTheReportsAreFound() {
    new PostgresPayments(database)
        .card(ann.id(), new Card("pm_1", "card", "0259", "visa", 1, 2030, true));
    run("UPDATE payments SET card_id = 'pm_1', refunded = 5, disputed = true");
    new PostgresAccounts(database, Sample.PHONES)
        .verified(ann.id(), ann.phone(), Consent.CURRENT, Sample.NOW);
    new PostgresCalls(database, Sample.PHONES).dialled(call.id(), "CA1");
    var reports = new PostgresReports(database);
    reports.apply(new Report("CA1", "1", "ringing"));
    reports.apply(new Report("CA1", "2", "in-progress"));
    reports.apply(new Report("CA2", "1", "ringing"));

    var traces = traces();

    assertThat(traces.payment().card()).isEqualTo(new CardFace("visa", "0259"));
    assertThat(traces.payment().refunded()).isEqualTo(Cents.of(5));
    assertThat(traces.payment().disputed()).isTrue();
    assertThat(traces.consent()).isEqualTo(new Consented(Consent.CURRENT.version(), Sample.NOW));
    assertThat(traces.dialling().reports())
        .extracting(Traces.Report::status)
        .containsExactly("ringing", "in-progress");
  }

  @Test
  void theAppointmentAndTheProgramThatMadeItAreFound() {
    var scheduled = UUID.randomUUID();
    var credential = UUID.randomUUID();
    var quote = UUID.randomUUID();
    run(
        """
        INSERT INTO scheduled_calls (id, user_id, persona_id, persona_name, phone, minutes, at,
                                     dial_at, hold_at, state, call_id, created_at)
        SELECT '%1$s', user_id, persona_id, persona_name, phone, 5, '%2$s', '%2$s', '%2$s',
               'CALLED', id, '%2$s'
          FROM calls
        """
            .formatted(scheduled, Sample.NOW));
    run(
        """
        INSERT INTO spend_intents (id, user_id, credential, key, fingerprint, kind, reserved,
                                   hold_id, quote, day, state, result, created_at)
        VALUES (gen_random_uuid(), '%s', '%s', 'k', 'f', 'SCHEDULE', 225, gen_random_uuid(), '%s',
                '2026-03-01', 'DONE', '%s', '%s')
        """
            .formatted(ann.id(), credential, quote, scheduled, Sample.NOW));

    var traces = traces();

    assertThat(traces.schedule()).isEqualTo(new Scheduled(scheduled, Sample.NOW, Sample.NOW));
    assertThat(traces.program()).isEqualTo(new Spent(credential, quote, null, Sample.NOW));
  }

  private Traces traces() {
    return evidence.of(call.id()).orElseThrow();
  }

  private void run(String statement) {
    database.transaction(sql -> sql.dml(statement));
  }
}
