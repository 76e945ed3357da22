package callmeback.sandbox.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The mishaps in force. Every rule counts the requests or deliveries that match it; the earliest
/// rule that hits wins.
public final class Mishaps {
  private final List<Counted> rules = new ArrayList<>();
  private int named;

  /// Puts a rule in force and returns it with its id.
  public synchronized MishapRule add(MishapRule rule) {
    MishapRule kept = rule.id().isBlank() ? rule.named("mishap-" + ++named) : rule;
    rules.add(new Counted(kept));
    return kept;
  }

  public synchronized List<MishapRule> list() {
    return rules.stream().map(counted -> counted.rule).toList();
  }

  public synchronized void clear() {
    rules.clear();
  }

  /// The mishap that strikes this request, if any; counts it as a match of every rule it fits.
  public synchronized Optional<Mishap.OnRequest> next(String provider, String method, String path) {
    return next(Mishap.OnRequest.class, provider, method, path);
  }

  /// The mishap that strikes this webhook or callback, if any; `path` is the path of the address it
  /// goes to.
  public synchronized Optional<Mishap.OnDelivery> nextDelivery(String provider, String path) {
    return next(Mishap.OnDelivery.class, provider, "POST", path);
  }

  private <M extends Mishap> Optional<M> next(
      Class<M> family, String provider, String method, String path) {
    Optional<M> first = Optional.empty();
    for (Counted counted : rules) {
      if (family.isInstance(counted.rule.mishap())
          && counted.rule.matches(provider, method, path)
          && counted.rule.hits(++counted.matches)
          && first.isEmpty()) {
        first = Optional.of(family.cast(counted.rule.mishap()));
      }
    }
    return first;
  }

  private static final class Counted {
    private final MishapRule rule;
    private int matches;

    private Counted(MishapRule rule) {
      this.rule = rule;
    }
  }
}
