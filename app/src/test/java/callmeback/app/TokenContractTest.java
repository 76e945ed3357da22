package callmeback.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The keys that people give to programs, against the whole product.
@Tag("e2e")
@ExtendWith(SharedHouse.class)
class TokenContractTest {
  private final RunningHouse house;
  private final Frontend ann;

  TokenContractTest(RunningHouse house) {
    this.house = house;
    this.ann = Frontend.payer(house.product());
  }

  private Frontend.Reply mint(String rest) {
    return ann.post(
        "/api/tokens", "{'password': '%s', 'name': 'A', %s}".formatted(Frontend.PASSWORD, rest));
  }

  @Test
  void aTokenIsShownOnceAndListedWithoutItsSecret() throws Exception {
    var minted = mint("'scopes': ['calls:read', 'billing:spend'], 'daily_cap': 500");
    assertThat(minted.status()).isEqualTo(201);
    var token = minted.text("/token");

    var listed = ann.get("/api/tokens");
    assertThat(listed.text("/access_tokens/0/id")).isEqualTo(minted.text("/access_token/id"));
    assertThat(listed.json().toString()).doesNotContain(token.substring(37));
    assertThat(ann.get("/api/user/export").text("/access_tokens/0/name")).isEqualTo("A");
    assertThat(house.tables().knows(token.substring(37))).isFalse();
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThat(mint("'scopes': []").error()).isEqualTo("400 VALIDATION_ERROR");
    assertThat(mint("'scopes': ['everything']").error()).isEqualTo("400 VALIDATION_ERROR");
    assertThat(mint("'scopes': ['billing:spend']").error()).isEqualTo("400 VALIDATION_ERROR");
    assertThat(mint("'scopes': ['memory'], 'expires_in_days': 366").error())
        .isEqualTo("400 VALIDATION_ERROR");
    assertThat(mint("'scopes': ['admin']").error()).isEqualTo("403 FORBIDDEN");
    assertThat(
            ann.post("/api/tokens", "{'password': 'Wrong-word-1', 'name': 'A', 'scopes': ['memory']}")
                .error())
        .isEqualTo("401 INVALID_CREDENTIALS");
    assertThat(ann.get("/api/tokens").json().path("access_tokens")).isEmpty();
  }

  @Test
  void aTokenOpensTheToolsAndNoRoute() {
    var program = Program.of(house, ann, "personas,calls:read,billing:read", 0);

    assertThat(program.use("list_personas", Map.of()).failed()).isFalse();
    assertThat(program.use("recall_memory", Map.of()).content().get("cause"))
        .isEqualTo("This needs the right `memory`, which this access was not given.");
    var elsewhere = new Frontend(house.product(), program.token(), ann.userId(), ann.phone());
    assertThat(elsewhere.get("/api/auth/me").error()).isEqualTo("401 INVALID_TOKEN");
    assertThat(elsewhere.get("/api/tokens").error()).isEqualTo("401 INVALID_TOKEN");
  }

  @Test
  void aRevokedTokenIsVoidAtOnceAndSomebodyElsesIsNotFound() {
    var minted = mint("'scopes': ['memory']");
    var path = "/api/tokens/" + minted.text("/access_token/id");
    assertThat(Frontend.payer(house.product()).delete(path).error()).isEqualTo("404 NOT_FOUND");
    house.application().authenticate(minted.text("/token"));

    assertThat(ann.delete(path).status()).isEqualTo(200);
    assertThat(ann.delete(path).status()).isEqualTo(200);
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> house.application().authenticate(minted.text("/token")))
        .satisfies(e -> assertThat(e.problem()).isInstanceOf(Problem.RevokedToken.class));
  }
}
