package callmeback.core.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.PhoneNumber;
import callmeback.core.billing.Cents;
import callmeback.core.call.DialRules.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class DialRulesTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final PhoneNumber ANN = new PhoneNumber("+14155550123");
  private static final UUID ACCOUNT = new UUID(0, 1);

  private final Counted counted = new Counted();
  private Policy policy = new Policy(true, Set.of("US"), 3, Cents.of(1_000));
  private boolean premium;

  @Test
  void anOrdinaryNumberMayBeCalled() {
    assertThatCode(this::require).doesNotThrowAnyException();
  }

  @Test
  void anOperatorStopsEverything() {
    counted.stopped = true;
    assertThat(problem()).isInstanceOf(Problem.Unavailable.class);
    counted.stopped = false;
    policy = new Policy(false, Set.of("US"), 3, Cents.of(1_000));
    assertThat(problem()).isInstanceOf(Problem.Unavailable.class);
  }

  @Test
  void whoeverAskedNeverToBeCalledIsNot() {
    counted.suppress(ANN, NOON);
    assertThat(problem()).isInstanceOf(Problem.Forbidden.class);
  }

  @Test
  void premiumNumbersAndOtherCountriesAreNamedAsTheField() {
    premium = true;
    assertThat(field()).contains("costs more");
    premium = false;
    policy = new Policy(true, Set.of("CA"), 3, Cents.of(1_000));
    assertThat(field()).contains("country");
  }

  @Test
  void theLastCallOfADayWaitsForMidnight() {
    counted.calls = 2;
    assertThatCode(this::require).doesNotThrowAnyException();
    counted.calls = 3;
    assertThat(problem()).isEqualTo(new Problem.RateLimited(Duration.ofHours(12)));
    assertThat(counted.since).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
  }

  @Test
  void theHouseSpendsNoMoreThanItsBudget() {
    counted.spent = Cents.of(999);
    assertThatCode(this::require).doesNotThrowAnyException();
    counted.spent = Cents.of(1_000);
    assertThat(problem()).isInstanceOf(Problem.Unavailable.class);
  }

  private void require() {
    var rules =
        new DialRules(
            policy, _ -> new Destinations.Destination("US", premium), counted, () -> NOON);
    rules.require(ACCOUNT, ANN);
  }

  private Problem problem() {
    var problem = new AtomicReference<Problem>(new Problem.NoCard());
    assertThatThrownBy(this::require)
        .isInstanceOfSatisfying(ProblemException.class, e -> problem.set(e.problem()));
    return problem.get();
  }

  private String field() {
    return problem() instanceof Problem.Invalid(var fields)
        ? fields.getOrDefault("phone_number", "")
        : "";
  }

  private static final class Counted implements DialStore {
    private final Set<PhoneNumber> suppressed = new HashSet<>();
    private int calls;
    private Cents spent = Cents.ZERO;
    private boolean stopped;
    private Instant since = Instant.EPOCH;

    @Override
    public int calls(UUID accountId, Instant from) {
      since = from;
      return calls;
    }

    @Override
    public Cents spent(Instant from) {
      return spent;
    }

    @Override
    public boolean suppressed(PhoneNumber number) {
      return suppressed.contains(number);
    }

    @Override
    public void suppress(PhoneNumber number, Instant at) {
      suppressed.add(number);
    }

    @Override
    public boolean stopped() {
      return stopped;
    }
  }
}
