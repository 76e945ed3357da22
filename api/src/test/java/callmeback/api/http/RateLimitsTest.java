package callmeback.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Actor;
import io.helidon.http.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class RateLimitsTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private Instant now = START;
  private final RateLimits limits = limits(1);

  @Test
  void theSixthOfFiveAMinuteWaitsForTheBucketToRefill() {
    var route = route("/a", Limit.perMinute(5));
    for (var left = 4; left >= 0; left--) {
      var allowance = limits.take(route, new Caller.Stranger(), "ip");
      assertThat(allowance.granted()).isTrue();
      assertThat(allowance.remaining()).isEqualTo(left);
    }
    var sixth = limits.take(route, new Caller.Stranger(), "ip");
    assertThat(sixth.granted()).isFalse();
    assertThat(sixth.retryAfter()).isEqualTo(Duration.ofSeconds(12));
    now = START.plusSeconds(12);
    assertThat(limits.take(route, new Caller.Stranger(), "ip").granted()).isTrue();
    assertThat(limits.take(route, new Caller.Stranger(), "ip").granted()).isFalse();
  }

  @Test
  void headersTellLimitRestAndWhenAllIsBack() {
    var allowance = limits.take(route("/a", Limit.perMinute(60)), new Caller.Stranger(), "ip");
    assertThat(allowance.headers())
        .isEqualTo(
            Map.of(
                "X-RateLimit-Limit", "60",
                "X-RateLimit-Remaining", "59",
                "X-RateLimit-Reset", String.valueOf(START.getEpochSecond() + 1)));
  }

  @Test
  void callersAndRoutesAreCountedApart() {
    var once = Limit.perMinute(1).signedIn(2);
    var ann = known();
    assertThat(limits.take(route("/a", once), new Caller.Stranger(), "1").granted()).isTrue();
    assertThat(limits.take(route("/a", once), new Caller.Stranger(), "1").granted()).isFalse();
    assertThat(limits.take(route("/a", once), new Caller.Stranger(), "2").granted()).isTrue();
    assertThat(limits.take(route("/b", once), new Caller.Stranger(), "1").granted()).isTrue();
    assertThat(limits.take(route("/a", once), ann, "1").granted()).isTrue();
    assertThat(limits.take(route("/a", once), ann, "2").granted()).isTrue();
    assertThat(limits.take(route("/a", once), ann, "3").granted()).isFalse();
    assertThat(limits.take(route("/a", once), known(), "1").granted()).isTrue();
  }

  @Test
  void theFactorNeverMakesARouteUnusable() {
    var strict = limits(0.01);
    var route = route("/a", Limit.perHour(3));
    assertThat(strict.take(route, new Caller.Stranger(), "ip").granted()).isTrue();
    assertThat(strict.take(route, new Caller.Stranger(), "ip").granted()).isFalse();
    var generous = limits(100);
    assertThat(generous.take(route, new Caller.Stranger(), "ip").limit()).isEqualTo(300);
  }

  @Test
  void aProgramsSixHundredAndFirstRequestOfAMinuteWaits() {
    var ann = new Actor(new UUID(0, 1), new UUID(0, 2), START);
    var bo = new Actor(new UUID(0, 3), new UUID(0, 4), START);
    for (var n = 0; n < 600; n++) {
      limits.program(ann);
    }
    assertThatThrownBy(() -> limits.program(ann))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem()).isEqualTo(new Problem.RateLimited(Duration.ofSeconds(1))));
    limits.program(bo);
    now = START.plusMillis(100);
    limits.program(ann);
  }

  private RateLimits limits(double factor) {
    return new RateLimits(new LocalBuckets(() -> now), factor, () -> now);
  }

  private static Route route(String path, Limit limit) {
    return new Route(Method.GET, path, limit, Cache.NEVER, Access.open(_ -> Answer.message("")));
  }

  private static Caller known() {
    return new Caller.Known(new Actor(UUID.randomUUID(), UUID.randomUUID(), START));
  }
}
