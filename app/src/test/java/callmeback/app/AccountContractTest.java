package callmeback.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The contract's lines on accounts, against the whole product.
@Tag("e2e")
@ExtendWith(SharedHouse.class)
class AccountContractTest {
  private final RunningHouse house;
  private final Frontend ann;

  AccountContractTest(RunningHouse house) {
    this.house = house;
    this.ann = Frontend.newcomer(house.product());
  }

  @Test
  void postLoginAnswersUserAndToken() {
    var email = ann.get("/api/auth/me").text("/user/email");
    var reply = login(email, Frontend.PASSWORD);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text("/user/id")).isEqualTo(ann.userId());
    assertThat(reply.text("/token").split("\\.")).hasSize(3);
    assertThat(login(email, "Wrong-word-1").error()).isEqualTo("401 INVALID_CREDENTIALS");
    assertThat(login("nobody@example.org", "Wrong-word-1").error())
        .isEqualTo("401 INVALID_CREDENTIALS");
  }

  @Test
  void tenWrongPasswordsLockTheAccount() {
    var email = ann.get("/api/auth/me").text("/user/email");
    for (var times = 0; times < 10; times++) {
      assertThat(login(email, "Wrong-word-1").error()).isEqualTo("401 INVALID_CREDENTIALS");
    }
    assertThat(login(email, Frontend.PASSWORD).error()).isEqualTo("403 ACCOUNT_LOCKED");
  }

  @Test
  void postRegisterRefusesWhatIsTaken() {
    var me = ann.get("/api/auth/me").json();
    var email = me.at("/user/email").asText();
    assertThat(register(email, "+14155569999").error()).isEqualTo("409 EMAIL_EXISTS");
    assertThat(register("other@example.org", ann.phone()).error()).isEqualTo("409 PHONE_EXISTS");
    assertThat(register("no email", "0123").json().path("details").size()).isEqualTo(2);
  }

  @Test
  void postLogoutRevokesTheToken() {
    assertThat(ann.post("/api/auth/logout", "").status()).isEqualTo(200);
    assertThat(ann.get("/api/auth/me").error()).isEqualTo("401 TOKEN_REVOKED");
  }

  @Test
  void getMeSaysWhatIsVerified() {
    var user = ann.get("/api/auth/me").json().path("user");
    assertThat(user.path("email_verified").asBoolean(true)).isFalse();
    assertThat(user.path("phone_verified").asBoolean(true)).isFalse();
    assertThat(Frontend.stranger(house.product()).get("/api/auth/me").error())
        .isEqualTo("401 UNAUTHORIZED");
  }

  @Test
  void putProfileChangesWhatIsSentAndNothingElse() {
    var before = ann.get("/api/auth/me").json().path("user");
    var reply = ann.put("/api/user/profile", "{'name': 'Zoë O’Neill-Smith'}");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text("/user/name")).isEqualTo("Zoë O’Neill-Smith");
    assertThat(reply.text("/user/email")).isEqualTo(before.path("email").asText());
    assertThat(Instant.parse(reply.text("/user/updated_at")))
        .isAfter(Instant.parse(before.path("updated_at").asText()));
  }

  @Test
  void putProfileMakesAChangedPhoneUnverified() throws Exception {
    house.sql("UPDATE users SET phone_verified = true WHERE id = '%s'".formatted(ann.userId()));
    assertThat(ann.put("/api/user/profile", "{'name': 'Ann'}").text("/user/phone_verified"))
        .isEqualTo("true");
    var moved = ann.put("/api/user/profile", "{'phone': '+14155561111'}");
    assertThat(moved.text("/user/phone")).isEqualTo("+14155561111");
    assertThat(moved.text("/user/phone_verified")).isEqualTo("false");
  }

  @Test
  void putProfileRefusesWhatIsTakenOrWrong() {
    var ben = Frontend.newcomer(house.product());
    var change = "{'phone': '%s'}".formatted(ben.phone());
    assertThat(ann.put("/api/user/profile", change).error()).isEqualTo("409 PHONE_EXISTS");
    var wrong = ann.put("/api/user/profile", "{'name': '', 'email': 'x', 'phone': '12'}");
    assertThat(wrong.error()).isEqualTo("400 VALIDATION_ERROR");
    assertThat(wrong.json().path("details").size()).isEqualTo(3);
  }

  @Test
  void postVerificationAndItsCheckProveTheNumber() throws Exception {
    var sent = ann.post("/api/user/phone/verification", "{}");
    assertThat(sent.status()).isEqualTo(202);
    assertThat(Instant.parse(sent.text("/expires_at"))).isAfter(Instant.now());
    assertThat(check("000000x").error()).isEqualTo("400 VALIDATION_ERROR");
    assertThat(check(code().equals("000000") ? "111111" : "000000").error())
        .isEqualTo("400 VALIDATION_ERROR");
    var proved = check(code());
    assertThat(proved.status()).isEqualTo(200);
    assertThat(proved.json().at("/user/phone_verified").asBoolean()).isTrue();
    assertThat(ann.post("/api/user/phone/verification", "{}").error())
        .isEqualTo("400 ALREADY_EXISTS");
  }

  @Test
  void fiveWrongCodesAreEnough() throws Exception {
    ann.post("/api/user/phone/verification", "{}");
    var wrong = code().equals("000000") ? "111111" : "000000";
    for (var times = 0; times < 5; times++) {
      assertThat(check(wrong).error()).isEqualTo("400 VALIDATION_ERROR");
    }
    assertThat(check(code()).error()).isEqualTo("429 RATE_LIMIT_EXCEEDED");
    assertThat(ann.get("/api/auth/me").json().at("/user/phone_verified").asBoolean()).isFalse();
  }

  @Test
  void aCodeThatWasNeverSentProvesNothing() {
    assertThat(check("123456").error()).isEqualTo("400 VALIDATION_ERROR");
  }

  private Frontend.Reply check(String code) {
    return ann.post("/api/user/phone/verification/check", "{'code': '%s'}".formatted(code));
  }

  private String code() throws InterruptedException {
    var text = house.sandbox().get("/phones/" + ann.phone()).at("/messages/0/text").asText();
    return text.replaceAll("[^0-9]", "");
  }

  private Frontend.Reply login(String email, String password) {
    return Frontend.stranger(house.product())
        .post("/api/auth/login", "{'email': '%s', 'password': '%s'}".formatted(email, password));
  }

  private Frontend.Reply register(String email, String phone) {
    return Frontend.stranger(house.product())
        .post(
            "/api/auth/register",
            "{'name': 'Ann', 'email': '%s', 'password': 'Call-me-back-1', 'phone': '%s'}"
                .formatted(email, phone));
  }
}
