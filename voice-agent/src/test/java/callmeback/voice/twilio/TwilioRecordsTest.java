package callmeback.voice.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import callmeback.core.ProblemException;
import callmeback.core.call.Progress;
import callmeback.core.call.Telephony.Dialling;
import callmeback.sandbox.world.Mishap;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Deleting a call's record at the simulated telephone company.
@Tag("wire")
final class TwilioRecordsTest extends CompanyRig {
  private TwilioTelephony telephony;
  private TwilioRecords records;

  @BeforeEach
  void open() {
    telephony = new TwilioTelephony(config, InstantSource.system());
    records = new TwilioRecords(config);
  }

  @Test
  void aDeletedRecordIsGoneAndDeletingItAgainIsFine() throws Exception {
    var sid = dialled("busy");
    Await.until(
        () -> telephony.look(sid), look -> look.filter(TwilioRecordsTest::busy).isPresent());

    records.delete(sid);

    assertThat(telephony.look(sid)).isEmpty();
    records.delete(sid);
    assertThat(company.books().at("/calls/0/deleted").asBoolean()).isTrue();
    assertThat(company.books().at("/calls/0/to").asText()).isEmpty();
  }

  @Test
  void aRecordWhoseDeletionWasNotConfirmedIsDeletedAgain() throws Exception {
    var sid = dialled("busy");
    Await.until(
        () -> telephony.look(sid), look -> look.filter(TwilioRecordsTest::busy).isPresent());
    strike("DELETE", "*", 1, new Mishap.DropAfter());

    assertNotDeleted(sid);
    records.delete(sid);

    assertThat(telephony.look(sid)).isEmpty();
  }

  @Test
  void theRecordOfACallInProgressIsForLater() throws Exception {
    var sid = dialled("manual");

    assertNotDeleted(sid);

    assertThat(telephony.look(sid)).isPresent();
  }

  private static boolean busy(Progress progress) {
    return progress.phase() == Progress.Phase.BUSY;
  }

  private void assertNotDeleted(String sid) {
    assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> records.delete(sid));
  }

  private String dialled(String behaviour) throws Exception {
    phone(House.TO.e164(), "{\"behaviour\": \"" + behaviour + "\"}");
    var dialling = telephony.dial(UUID.randomUUID(), House.TO, Duration.ofMinutes(1));
    if (dialling instanceof Dialling.Accepted(var sid)) {
      return sid;
    }
    throw new AssertionError(dialling);
  }
}
