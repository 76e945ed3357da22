package callmeback.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("wire")
class AccountApiTest {
  private static final String ANN =
      "{'name': 'Ann', 'email': 'Ann@Example.com ', 'password': 'Secret-123',"
          + " 'phone': '+14155550123'}";

  private final Product product;
  private final Client client;

  AccountApiTest(@TempDir Path state) {
    product = new Product(state);
    client = product.client;
  }

  @AfterEach
  void close() {
    product.close();
  }

  @Test
  void registeringGivesAUserAndATokenThatWorks() {
    var reply = client.post("/api/auth/register", ANN);
    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.text("/user/email")).isEqualTo("ann@example.com");
    assertThat(reply.text("/user/name")).isEqualTo("Ann");
    assertThat(reply.text("/user/phone")).isEqualTo("+14155550123");
    assertThat(reply.text("/user/created_at")).isEqualTo("2026-11-20T10:00:00Z");
    var me = client.bearing(reply.text("/token")).get("/api/auth/me");
    assertThat(me.status()).isEqualTo(200);
    assertThat(me.text("/user/id")).isEqualTo(reply.text("/user/id"));
    assertThat(me.json().at("/user/email_verified").isBoolean()).isTrue();
    assertThat(me.json().at("/user/phone_verified").asBoolean(true)).isFalse();
    assertThat(me.json().toString()).doesNotContain("Secret", "hash");
  }

  @Test
  void everyOffendingFieldIsNamedAtOnce() {
    var reply =
        client.post(
            "/api/auth/register",
            "{'name': 'Ann<b>', 'email': 'ann', 'password': 'short', 'phone': 4155550123}");
    assertThat(reply.error()).isEqualTo("400 VALIDATION_ERROR");
    assertThat(names(reply)).containsExactlyInAnyOrder("name", "email", "password", "phone");
    var empty = client.post("/api/auth/register", "{}");
    assertThat(names(empty)).containsExactlyInAnyOrder("name", "email", "password", "phone");
  }

  @ParameterizedTest
  @CsvSource({
    "name, ''",
    "name, R2D2",
    "email, ann@example",
    "email, ann example@example.com",
    "password, alllower-1",
    "password, ALLUPPER-1",
    "password, NoDigits-",
    "password, NoSpecial1",
    "password, Aa1-567",
    "phone, 4155550123",
    "phone, +1415555012",
    "phone, +10005550123"
  })
  void eachRuleIsKept(String field, String value) {
    var body = ANN.replaceAll("'" + field + "': '[^']*'", "'" + field + "': '" + value + "'");
    var reply = client.post("/api/auth/register", body);
    assertThat(reply.error()).isEqualTo("400 VALIDATION_ERROR");
    assertThat(names(reply)).containsExactly(field);
  }

  @ParameterizedTest
  @CsvSource({"name, Zoë O’Neill-Šimić", "email, a.b+c@sub.example.co.uk", "phone, +15005550006"})
  void whatIsUnusualIsNotRefused(String field, String value) {
    var body = ANN.replaceAll("'" + field + "': '[^']*'", "'" + field + "': '" + value + "'");
    assertThat(client.post("/api/auth/register", body).status()).isEqualTo(201);
  }

  @Test
  void emailAndPhoneBelongToOneAccount() {
    client.post("/api/auth/register", ANN);
    assertThat(client.post("/api/auth/register", ANN.replace("0123", "0124")).error())
        .isEqualTo("409 EMAIL_EXISTS");
    assertThat(client.post("/api/auth/register", ANN.replace("Ann@", "Bob@")).error())
        .isEqualTo("409 PHONE_EXISTS");
  }

  @Test
  void loggingInTakesTheRightPasswordAndTellsNothingElse() {
    client.post("/api/auth/register", ANN);
    var right = client.post("/api/auth/login", login("ANN@example.com", "Secret-123"));
    assertThat(right.status()).isEqualTo(200);
    assertThat(right.text("/token")).isNotEmpty();
    var wrong = client.post("/api/auth/login", login("ann@example.com", "Secret-124"));
    var unknown = client.post("/api/auth/login", login("bob@example.com", "Secret-123"));
    assertThat(wrong.error()).isEqualTo("401 INVALID_CREDENTIALS");
    assertThat(unknown.json()).isEqualTo(wrong.json());
  }

  @Test
  void tenWrongPasswordsLockTheAccountForHalfAnHour() {
    client.post("/api/auth/register", ANN);
    for (var i = 0; i < 10; i++) {
      var wrong = client.post("/api/auth/login", login("ann@example.com", "wrong"));
      assertThat(wrong.error()).isEqualTo("401 INVALID_CREDENTIALS");
    }
    var right = login("ann@example.com", "Secret-123");
    var locked = client.post("/api/auth/login", right);
    assertThat(locked.error()).isEqualTo("403 ACCOUNT_LOCKED");
    assertThat(locked.json().path("retry_after").asInt()).isEqualTo(1800);
    product.time.updateAndGet(now -> now.plus(Duration.ofMinutes(30)));
    assertThat(client.post("/api/auth/login", right).status()).isEqualTo(200);
  }

  @Test
  void aTokenDiesAtOnceWhenItIsLoggedOut() {
    var ann = product.newcomer();
    assertThat(ann.send("POST", "/api/auth/logout", "").text("/message")).isNotEmpty();
    assertThat(ann.get("/api/auth/me").error()).isEqualTo("401 TOKEN_REVOKED");
    assertThat(ann.get("/api/personas").error()).isEqualTo("401 TOKEN_REVOKED");
  }

  @Test
  void whoIsNotSignedInIsToldWhy() {
    var none = client.get("/api/auth/me");
    assertThat(none.error()).isEqualTo("401 UNAUTHORIZED");
    assertThat(none.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(client.with("Authorization", "Basic YTpi").get("/api/auth/me").error())
        .isEqualTo("401 UNAUTHORIZED");
    assertThat(client.bearing("rubbish").get("/api/auth/me").error())
        .isEqualTo("401 INVALID_TOKEN");
    assertThat(client.bearing("").get("/api/auth/me").error()).startsWith("401 ");
    var ann = product.newcomer();
    product.time.updateAndGet(now -> now.plus(Duration.ofDays(30)));
    assertThat(ann.get("/api/auth/me").error()).isEqualTo("401 INVALID_TOKEN");
  }

  private static String login(String email, String password) {
    return "{'email': '%s', 'password': '%s'}".formatted(email, password);
  }

  private static List<String> names(Client.Reply reply) {
    var names = new ArrayList<String>();
    reply.json().path("details").fieldNames().forEachRemaining(names::add);
    return names;
  }
}
