package callmeback.voice.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.Problem;
import callmeback.core.call.Telephony.Dialling;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("wire")
class DialOnceTest extends RestRig {
  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504, 408, 0})
  void aFailureLeavesItUnclearAndIsNotRepeated(int status) {
    reply = new Reply(status, error(status, 20500));

    assertThat(dial()).isEqualTo(new Dialling.Unclear());
    assertThat(asked).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{\"sid\":", "{}", "{\"sid\":null}", "[]"})
  void anAnswerThatCannotBeReadLeavesItUnclear(String body) {
    reply = new Reply(201, body);

    assertThat(dial()).isEqualTo(new Dialling.Unclear());
    assertThat(asked).hasSize(1);
  }

  @Test
  void anErrorThatIsNoJsonLeavesItUnclear() {
    reply = new Reply(400, "<html>Bad gateway of somebody</html>");

    assertThat(dial()).isEqualTo(new Dialling.Unclear());
    assertThat(asked).hasSize(1);
  }

  @Test
  void silenceLeavesItUnclearAfterEightSeconds() {
    reply = new Reply(-1, "");
    var start = System.nanoTime();

    assertThat(dial()).isEqualTo(new Dialling.Unclear());
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofSeconds(7), Duration.ofSeconds(11));
    assertThat(asked).hasSize(1);
  }

  @Test
  void aPortThatTakesNoConnectionIsACleanRefusal() throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }

    assertThat(telephony(port).dial(CALL, TO, Duration.ofMinutes(5)))
        .isInstanceOfSatisfying(
            Dialling.Refused.class,
            refused -> assertThat(refused.problem()).isInstanceOf(Problem.Unavailable.class));
  }

  @ParameterizedTest
  @CsvSource({
    "400, 21211, Invalid",
    "400, 21217, Invalid",
    "400, 21214, Invalid",
    "400, 21215, Invalid",
    "400, 21216, Invalid",
    "400, 21210, ProviderFailed",
    "400, 21212, ProviderFailed",
    "400, 21213, ProviderFailed",
    "400, 21219, ProviderFailed",
    "401, 20003, Unavailable",
    "401, 0, Unavailable",
    "403, 20005, Unavailable",
    "400, 10001, Unavailable",
    "400, 99999, ProviderFailed",
  })
  void aRefusalSaysWhy(int status, int code, String problem) {
    reply = new Reply(status, error(status, code));

    assertThat(dial())
        .isInstanceOfSatisfying(
            Dialling.Refused.class,
            refused -> assertThat(refused.problem().getClass().getSimpleName()).isEqualTo(problem));
    assertThat(asked).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"429, 20429", "429, 0", "400, 10004"})
  void tooManyAtOnceWillBeDialledLater(int status, int code) {
    reply = new Reply(status, error(status, code));

    assertThat(dial())
        .isInstanceOfSatisfying(
            Dialling.NotNow.class, later -> assertThat(later.retryAfter()).isPositive());
    assertThat(asked).hasSize(1);
    assertThat(telephony.lockedOut()).isZero();
  }

  @Test
  void anAccountThatIsNotLetInLocksDialsOutUntilOneIsAccepted() {
    assertThat(telephony.lockedOut()).isZero();
    reply = new Reply(401, error(401, 20003));
    dial();
    assertThat(telephony.lockedOut()).isEqualTo(Lockout.LENGTH);

    reply = new Reply(201, "{\"sid\":\"" + SID + "\",\"status\":\"queued\"}");
    dial();

    assertThat(telephony.lockedOut()).isZero();
  }

  @Test
  void aRefusedNumberIsNamedAsTheField() {
    reply = new Reply(400, error(400, 21215));

    assertThat(dial())
        .isEqualTo(
            new Dialling.Refused(
                Problem.Invalid.field("phone_number", "is in a country that we cannot call")));
  }

  @Test
  void anAcceptedCallWasAskedForWithAllThatProtectsIt() {
    reply = new Reply(201, "{\"sid\":\"" + SID + "\",\"status\":\"queued\"}");

    assertThat(dial()).isEqualTo(new Dialling.Accepted(SID));
    var request = asked.getFirst();
    assertThat(request.host()).isEqualTo("api.twilio.com");
    assertThat(request.target()).isEqualTo("/2010-04-01/Accounts/" + ACCOUNT + "/Calls.json");
    assertThat(request.body().split("&"))
        .containsExactlyInAnyOrder(
            "To=+15552223333",
            "From=+15550001111",
            "Url=https://voice.example/base/api/twilio/answer/" + CALL,
            "Method=POST",
            "StatusCallback=https://voice.example/base/api/twilio/callback/" + CALL,
            "StatusCallbackMethod=POST",
            "StatusCallbackEvent=initiated",
            "StatusCallbackEvent=ringing",
            "StatusCallbackEvent=answered",
            "StatusCallbackEvent=completed",
            "Timeout=30",
            "TimeLimit=300",
            "MachineDetection=Enable",
            "AsyncAmd=true",
            "AsyncAmdStatusCallback=https://voice.example/base/api/twilio/callback/" + CALL,
            "AsyncAmdStatusCallbackMethod=POST");
  }
}
