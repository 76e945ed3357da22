package callmeback.core.billing;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.Secret;
import callmeback.core.account.Account;
import callmeback.core.billing.Authorisation.Standing;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// A payment provider that keeps its books in a map, honours idempotency keys, and can be made to
/// fail: before it has done anything, or after.
public final class Bank implements PaymentGateway {
  /// Every step that was carried out, once, as `what key`.
  public final List<String> done = new ArrayList<>();

  /// How many writing steps were asked for, repetitions included.
  public int asked;

  /// What the bank does next time it is asked to hold money.
  public Standing standing = Standing.HELD;

  private final Map<String, Authorisation> intents = new HashMap<>();
  private final Map<String, Long> amounts = new HashMap<>();
  private final Map<String, String> intentOfKey = new HashMap<>();
  private final Deque<Trouble> troubles = new ArrayDeque<>();
  private Runnable watcher = () -> {};

  private record Trouble(Problem problem, boolean afterwards) {}

  /// The next writing step fails and leaves no trace.
  public void failNext(Problem problem) {
    troubles.add(new Trouble(problem, false));
  }

  /// The next writing step is carried out, but its answer is lost.
  public void loseNextAnswer() {
    troubles.add(new Trouble(new Problem.Unavailable(Duration.ofSeconds(1)), true));
  }

  /// Runs whenever money is about to be held.
  public void beforeHolding(Runnable action) {
    watcher = action;
  }

  /// The card's owner or the bank moves an intent on, without us.
  public void turn(String intentId, Standing now) {
    var old = read(intentId);
    intents.put(
        intentId, new Authorisation(intentId, old.clientSecret(), now, old.captured(), null));
  }

  /// What is held at this moment, over all intents.
  public Cents held() {
    return intents.values().stream()
        .filter(intent -> intent.standing() == Standing.HELD)
        .map(intent -> Cents.of(amounts.getOrDefault(intent.intentId(), 0L)))
        .reduce(Cents.ZERO, Cents::plus);
  }

  @Override
  public String createCustomer(Account account, String key) {
    return step("customer", key, () -> "cus_" + account.id());
  }

  @Override
  public Card attach(String customer, String methodId) {
    return step(
        "attach", methodId, () -> new Card(methodId, "card", "4242", "visa", 12, 2030, false));
  }

  @Override
  public Optional<Card> card(String methodId) {
    return Optional.empty();
  }

  @Override
  public void makeDefault(String customer, String methodId) {
    done.add("default " + methodId);
  }

  @Override
  public void detach(String methodId) {
    done.add("detach " + methodId);
  }

  @Override
  public Authorisation authorise(HoldOrder order) {
    watcher.run();
    return step("hold", order.key(), () -> authorised(order));
  }

  @Override
  public Optional<Authorisation> find(HoldOrder order) {
    var trouble = troubles.poll();
    if (trouble != null) {
      throw new ProblemException(trouble.problem());
    }
    return Optional.ofNullable(intentOfKey.get(order.key())).map(this::read);
  }

  @Override
  public Authorisation read(String intentId) {
    var intent = intents.get(intentId);
    if (intent == null) {
      throw new ProblemException(
          new Problem.ProviderFailed(Problem.ProviderFailed.Provider.PAYMENTS));
    }
    return intent;
  }

  @Override
  public Authorisation capture(String intentId, Cents amount, String key) {
    return step("capture " + amount, key, () -> settled(intentId, Standing.CAPTURED, amount));
  }

  @Override
  public Authorisation release(String intentId, String key) {
    return step("release", key, () -> settled(intentId, Standing.CANCELED, Cents.ZERO));
  }

  private Authorisation authorised(HoldOrder order) {
    var intentId = intentOfKey.computeIfAbsent(order.key(), _ -> "pi_" + (intents.size() + 1));
    amounts.put(intentId, order.hold().amount().value());
    return intents.computeIfAbsent(
        intentId,
        id -> new Authorisation(id, new Secret(id + "_secret"), standing, Cents.ZERO, null));
  }

  private Authorisation settled(String intentId, Standing standing, Cents captured) {
    var old = read(intentId);
    if (old.standing() == Standing.CAPTURED || old.standing() == Standing.CANCELED) {
      return old;
    }
    var now = new Authorisation(intentId, old.clientSecret(), standing, captured, null);
    intents.put(intentId, now);
    return now;
  }

  private <T> T step(String what, String key, Supplier<T> action) {
    asked++;
    var trouble = troubles.poll();
    if (trouble != null && !trouble.afterwards()) {
      throw new ProblemException(trouble.problem());
    }
    var result = action.get();
    if (!done.contains(what + " " + key)) {
      done.add(what + " " + key);
    }
    if (trouble != null) {
      throw new ProblemException(trouble.problem());
    }
    return result;
  }
}
