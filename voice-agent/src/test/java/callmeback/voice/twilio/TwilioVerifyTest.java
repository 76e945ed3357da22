package callmeback.voice.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import callmeback.core.Problem;
import callmeback.core.Problem.ProviderFailed;
import callmeback.core.ProblemException;
import callmeback.core.account.PhoneProofs.Channel;
import callmeback.core.account.PhoneProofs.Verdict;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("wire")
class TwilioVerifyTest extends RestRig {
  private static final String SERVICE = "VA" + "2".repeat(32);
  private static final Problem NOT_SENT = new ProviderFailed(ProviderFailed.Provider.MESSAGES);

  private TwilioVerify proofs;

  @BeforeEach
  void prove() {
    proofs = new TwilioVerify(telephony.config(), SERVICE);
  }

  private static Problem problem(ThrowingCallable attempt) {
    return assertThatExceptionOfType(ProblemException.class).isThrownBy(attempt).actual().problem();
  }

  @ParameterizedTest
  @CsvSource({"SMS, sms", "CALL, call"})
  void aCodeIsAskedForAtTheVerifyHostByEitherChannel(Channel channel, String word) {
    reply = new Reply(201, "{\"status\":\"pending\"}");

    assertThat(proofs.send(TO, channel)).isEqualTo(Duration.ofMinutes(10));
    assertThat(asked)
        .singleElement()
        .satisfies(one -> {
          assertThat(one.host()).isEqualTo("verify.twilio.com");
          assertThat(one.target()).isEqualTo("/v2/Services/" + SERVICE + "/Verifications");
          assertThat(one.body()).contains("To=" + TO.e164(), "Channel=" + word);
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504, 429, 0})
  void aCodeIsNeverAskedForTwice(int status) {
    reply = new Reply(status, error(status, 20500));

    assertThat(problem(() -> proofs.send(TO, Channel.SMS))).isInstanceOf(Problem.Unavailable.class);
    assertThat(asked).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"400, 60200", "400, 21614", "403, 60205", "400, 21610", "403, 60410", "403, 60605"})
  void aNumberThatCannotBeSentACodeIsNamed(int status, int code) {
    reply = new Reply(status, error(status, code));

    assertThat(problem(() -> proofs.send(TO, Channel.SMS)))
        .isInstanceOfSatisfying(
            Problem.Invalid.class,
            invalid -> assertThat(invalid.fields()).containsOnlyKeys("phone"));
  }

  @Test
  void tooManyCodesAreARateLimit() {
    reply = new Reply(429, error(429, 60203));

    assertThat(problem(() -> proofs.send(TO, Channel.SMS)))
        .isEqualTo(new Problem.RateLimited(Duration.ofMinutes(10)));
  }

  @Test
  void anyOtherRefusalMeansThatNoneWillCome() {
    reply = new Reply(401, error(401, 20003));

    assertThat(problem(() -> proofs.send(TO, Channel.SMS))).isEqualTo(NOT_SENT);
  }

  @ParameterizedTest
  @CsvSource({
    "approved, RIGHT",
    "pending, WRONG",
    "max_attempts_reached, TOO_MANY",
    "canceled, EXPIRED",
    "deleted, EXPIRED",
    "failed, EXPIRED",
    "expired, EXPIRED"
  })
  void everyStatusOfACheckHasItsMeaning(String status, Verdict meaning) {
    reply = new Reply(201, "{\"status\":\"" + status + "\"}");

    assertThat(proofs.check(TO, "123456")).isEqualTo(meaning);
    assertThat(asked)
        .singleElement()
        .satisfies(one -> {
          assertThat(one.target()).endsWith("/VerificationCheck");
          assertThat(one.body()).contains("To=" + TO.e164(), "Code=123456");
        });
  }

  @Test
  void aProofThatIsGoneOrUsedUpIsToldApart() {
    reply = new Reply(404, error(404, 20404));
    assertThat(proofs.check(TO, "123456")).isEqualTo(Verdict.EXPIRED);
    reply = new Reply(429, error(429, 60202));
    assertThat(proofs.check(TO, "123456")).isEqualTo(Verdict.TOO_MANY);
  }

  @Test
  void aCheckWithoutAnAnswerIsNotRepeated() {
    reply = new Reply(503, "");

    assertThat(problem(() -> proofs.check(TO, "123456"))).isInstanceOf(Problem.Unavailable.class);
    assertThat(asked).hasSize(1);
  }

  @Test
  void aTextIsSentOnceWhateverHappens() {
    var messenger = new TwilioMessenger(telephony.config());
    reply = new Reply(503, error(503, 20503));
    assertThat(problem(() -> messenger.text(TO, "Soon"))).isInstanceOf(Problem.Unavailable.class);
    assertThat(asked)
        .singleElement()
        .satisfies(one -> assertThat(one.body()).contains("Body=Soon"));
    reply = new Reply(400, error(400, 21610));
    assertThat(problem(() -> messenger.text(TO, "Soon"))).isInstanceOf(Problem.Invalid.class);
    reply = new Reply(401, error(401, 20003));
    assertThat(problem(() -> messenger.text(TO, "Soon"))).isEqualTo(NOT_SENT);
  }

  @Test
  void aRecordIsDeletedAndOneThatIsGoneIsFine() {
    var records = new TwilioRecords(telephony.config());
    reply = new Reply(204, "");
    records.delete(SID);
    reply = new Reply(404, error(404, 20404));
    records.delete(SID);
    assertThat(asked)
        .extracting(Asked::method, Asked::target)
        .containsOnly(
            tuple("DELETE", "/2010-04-01/Accounts/" + ACCOUNT + "/Calls/" + SID + ".json"));
    reply = new Reply(401, error(401, 20003));
    assertThat(problem(() -> records.delete(SID))).isInstanceOf(Problem.Unavailable.class);
  }
}
