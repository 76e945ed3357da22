package callmeback.app;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.api.http.Access;
import callmeback.api.http.Cache;
import callmeback.api.http.Limit;
import callmeback.api.http.Route;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// openapi.yaml and the table of routes say the same. What is exchanged is held against it by every
/// test that asks through [Frontend], and by [FuzzTest].
@Tag("e2e")
@ExtendWith(SharedHouse.class)
class PromisesTest {
  private final Promises promises = Promises.shared();
  private final RunningHouse house;
  private final List<Route> routes;

  PromisesTest(RunningHouse house) {
    this.house = house;
    this.routes = house.application().routes();
  }

  @Test
  void everyRouteIsDescribedAndEveryDescriptionHasARoute() {
    assertThat(routes.stream().map(Route::name))
        .containsExactlyInAnyOrderElementsOf(
            described().filter(name -> !elsewhere(promises.operation(name))).toList());
  }

  @Test
  void limitsAreAsDescribed() {
    assertThat(routes)
        .allSatisfy(
            route -> assertThat(limit(operation(route))).as(route.name()).isEqualTo(route.limit()));
  }

  @Test
  void whoMayAskIsAsDescribed() {
    assertThat(routes)
        .allSatisfy(route ->
            assertThat(bearers(operation(route)))
                .as(route.name())
                .isEqualTo(bearers(route.access())));
  }

  @Test
  void whoMayKeepAnswersIsAsDescribed() {
    assertThat(routes)
        .allSatisfy(route ->
            assertThat(operation(route).has("x-cache"))
                .as(route.name())
                .isEqualTo(!route.cache().equals(Cache.NEVER)));
  }

  @Test
  void theContractsOperationsAreTwentyThreeThreeWebhooksAndASocket() {
    var contract = described().filter(n -> promises.operation(n).path("x-contract").asBoolean());
    assertThat(contract).hasSize(23 + 3 + 1);
  }

  @Test
  void everyLineOfTheContractHasATestNamedAfterIt() {
    var tests =
        Source.all().stream()
            .filter(Source::isTest)
            .flatMap(source -> source.methods().stream().map(Source.Method::name))
            .toList();
    assertThat(described().filter(n -> promises.operation(n).path("x-contract").asBoolean()))
        .allSatisfy(line -> assertThat(tests).as(line).anyMatch(namedAfter(line)));
    assertThat(tests).noneMatch(namedAfter("DELETE /api/call"));
  }

  /// `deleteSchedule` and more for `DELETE /api/calls/schedule/{id}`.
  private static Predicate<String> namedAfter(String line) {
    var method = line.substring(0, line.indexOf(' ')).toLowerCase(Locale.ROOT);
    var path = line.replaceAll("/\\{[^}]*}", "");
    var word =
        Pattern.compile("(?:^|-)(.)")
            .matcher(path.substring(path.lastIndexOf('/') + 1))
            .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    return Pattern.compile(method + word + "[A-Z].*").asMatchPredicate();
  }

  @Test
  void theTelephoneCompanysDoorsAreThere() {
    var stranger = Frontend.stranger(house.product());
    described()
        .filter(name -> elsewhere(promises.operation(name)) && name.startsWith("POST"))
        .forEach(name -> {
          var path = name.split(" ")[1].replaceAll("\\{.*}", "x");
          assertThat(stranger.post(path, "").error()).as(name).isEqualTo("403 FORBIDDEN");
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "200 | {'message': 'Done.'}",
        "200 | {'message': 'Done.', 'more': 1}",
        "200 | {}",
        "201 | {'message': 'Done.'}",
        "409 | {'error': 'EMAIL_EXISTS', 'message': 'No.', 'details': {}}",
        "401 | {'error': 'INVALID_CREDENTIALS', 'message': 'No.', 'details': {}}",
        "401 | {'error': 'UNAUTHORIZED', 'message': 'No.'}",
      })
  void aBrokenPromiseIsNoticed(int status, String body) {
    var first = status == 200 && body.equals("{'message': 'Done.'}");
    assertThat(promises.broken(logout(status, body, "no-store")).isEmpty()).isEqualTo(first);
    assertThat(promises.broken(logout(status, body, "public"))).isNotEmpty();
  }

  private static Exchange logout(int status, String body, String cacheControl) {
    var headers =
        Map.of(
            "Content-Type", List.of("application/json"),
            "Cache-Control", List.of(cacheControl),
            "X-RateLimit-Limit", List.of("10"));
    return new Exchange(
        "POST",
        "/api/auth/logout",
        "",
        status,
        HttpHeaders.of(headers, (_, _) -> true),
        body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void examplesAreAsTheirSchemasSay() {
    described()
        .map(promises::operation)
        .flatMap(operation ->
            Stream.concat(
                operation.path("requestBody").path("content").valueStream(),
                operation
                    .path("responses")
                    .valueStream()
                    .flatMap(answer -> promises.resolved(answer).path("content").valueStream())))
        .filter(media -> media.has("example"))
        .forEach(media ->
            assertThat(promises.errors(media.path("schema"), media.path("example")))
                .as(media.path("example").toString())
                .isEmpty());
  }

  private Stream<String> described() {
    return promises.root().path("paths").properties().stream()
        .flatMap(path ->
            path.getValue().properties().stream()
                .map(one -> one.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey()));
  }

  private JsonNode operation(Route route) {
    return promises.operation(route.name());
  }

  private static boolean elsewhere(JsonNode operation) {
    return operation.path("x-mounted-elsewhere").asBoolean();
  }

  private static Limit limit(JsonNode operation) {
    var limit = operation.path("x-rate-limit");
    if (limit.isMissingNode()) {
      return Limit.NONE;
    }
    var period =
        limit.path("per").asText().equals("hour") ? Duration.ofHours(1) : Duration.ofMinutes(1);
    return new Limit(limit.path("strangers").asInt(), limit.path("accounts").asInt(), period);
  }

  private static List<Boolean> bearers(JsonNode operation) {
    return operation
        .path("security")
        .valueStream()
        .filter(one -> one.isEmpty() || one.has("bearer"))
        .map(one -> one.has("bearer"))
        .toList();
  }

  private static List<Boolean> bearers(Access access) {
    return switch (access) {
      case Access.Open _ -> List.of();
      case Access.SignedIn _ -> List.of(true);
      case Access.Either _ -> List.of(false, true);
    };
  }
}
