package callmeback.voice.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmeback.core.ProblemException;
import callmeback.core.call.Progress;
import callmeback.core.call.Progress.Phase;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("wire")
class TelephonyBooksTest extends RestRig {
  @ParameterizedTest
  @CsvSource({"200, 0", "404, 20404", "404, 0", "400, 21220"})
  void hangingUpWhatIsOverIsFine(int status, int code) {
    reply = new Reply(status, status == 200 ? "{\"sid\":\"" + SID + "\"}" : error(status, code));

    telephony.hangUp(SID);

    assertThat(asked).hasSize(1);
    assertThat(asked.getFirst().body()).isEqualTo("Status=completed");
  }

  @Test
  void hangingUpIsTriedAgainAndThenSaidToHaveFailed() {
    reply = new Reply(503, error(503, 20500));

    assertThatThrownBy(() -> telephony.hangUp(SID)).isInstanceOf(ProblemException.class);
    assertThat(asked).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "queued, , QUEUED",
    "ringing, , RINGING",
    "in-progress, human, ANSWERED",
    "in-progress, machine_start, VOICEMAIL",
    "completed, unknown, COMPLETED",
    "busy, , BUSY",
    "no-answer, , NO_ANSWER",
    "canceled, , CANCELED",
    "failed, , FAILED",
  })
  void theBooksAreReadInOurWords(String status, String answeredBy, Phase phase) {
    var by = answeredBy == null ? "null" : "\"" + answeredBy + "\"";
    reply =
        new Reply(
            200,
            """
            {"sid":"%s","status":"%s","answered_by":%s,"duration":"61",
             "start_time":"Sun, 01 Mar 2026 11:58:00 +0000",
             "end_time":"Sun, 01 Mar 2026 11:59:01 +0000"}\
            """
                .formatted(SID, status, by));
    var at = phase == Phase.ANSWERED ? "2026-03-01T11:58:00Z" : "2026-03-01T11:59:01Z";

    assertThat(telephony.look(SID)).contains(new Progress(SID, phase, 61, Instant.parse(at)));
  }

  @Test
  void aCallTheBooksDoNotKnowIsEmptyAndBooksThatCannotBeReadAreNot() {
    reply = new Reply(404, error(404, 20404));
    assertThat(telephony.look(SID)).isEmpty();

    reply = new Reply(503, error(503, 20500));
    assertThatThrownBy(() -> telephony.look(SID)).isInstanceOf(ProblemException.class);

    reply = new Reply(200, "{\"sid\":\"" + SID + "\",\"status\":\"dreaming\"}");
    assertThatThrownBy(() -> telephony.look(SID)).isInstanceOf(ProblemException.class);
  }

  @Test
  void ownCallsSinceThenAreFoundNewestFirst() {
    reply =
        new Reply(
            200,
            """
            {"calls":[%s,%s,%s,%s],"page":0,"page_size":20,"next_page_uri":null}\
            """
                .formatted(
                    booked("CAearly", FROM.e164(), "11:00:00"),
                    booked("CAours", FROM.e164(), "12:00:01"),
                    booked("CAnewer", FROM.e164(), "12:00:03"),
                    booked("CAother", "+15559999999", "12:00:04")));

    assertThat(telephony.dialled(TO, NOW)).containsExactly("CAnewer", "CAours");
    assertThat(decoded(asked.getFirst().target())).contains("To=+15552223333", "From=+15550001111");
  }
}
