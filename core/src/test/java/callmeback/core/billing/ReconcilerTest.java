package callmeback.core.billing;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.Secret;
import callmeback.core.billing.Authorisation.Standing;
import callmeback.core.billing.Hold.State;
import callmeback.core.billing.PaymentBooks.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Our books against the provider's.
@Tag("unit")
final class ReconcilerTest {
  private static final Minutes FIVE = new Minutes(5);

  private final Till till = new Till();
  private final Theirs theirs = new Theirs();
  private final Findings findings = new Findings();
  private final Reconciler reconciler =
      new Reconciler(findings, theirs, till.bank, till.billing, till.accounts, till.clock);

  @Test
  void booksThatAgreeAreLeftAlone() {
    var held = till.billing.hold(till.ann, FIVE);
    theirs.show(held.intentId(), held.hold().id());
    assertThat(reconciler.compare()).isZero();
    assertThat(findings.found).isEmpty();
    assertThat(till.bank.held()).isEqualTo(Cents.of(225));
  }

  @Test
  void moneyThatIsHeldWithoutOurKnowledgeGoesBack() {
    var held = till.billing.hold(till.ann, FIVE);
    findings.forgotten = true;
    theirs.show(held.intentId(), UUID.randomUUID());
    assertThat(reconciler.compare()).isEqualTo(1);
    assertThat(findings.found).containsExactly("UNKNOWN_HOLD true");
    assertThat(till.bank.held()).isEqualTo(Cents.ZERO);
  }

  @Test
  void moneyOfAnotherHouseOnTheSameAccountIsNotTouched() {
    var held = till.billing.hold(till.ann, FIVE);
    findings.forgotten = true;
    theirs.accountId = UUID.randomUUID();
    theirs.show(held.intentId(), held.hold().id());
    theirs.accountId = null;
    theirs.show(held.intentId(), held.hold().id());
    assertThat(reconciler.compare()).isZero();
    assertThat(till.bank.held()).isEqualTo(Cents.of(225));
  }

  @Test
  void moneyThatWeBelieveToBeReleasedIsReleased() {
    var held = till.billing.hold(till.ann, FIVE);
    assertThat(till.store.move(held.hold().moved(State.RELEASED), State.HELD)).isTrue();
    theirs.show(held.intentId(), held.hold().id());
    assertThat(reconciler.compare()).isEqualTo(1);
    assertThat(findings.found).containsExactly("STILL_HELD true");
    assertThat(till.bank.held()).isEqualTo(Cents.ZERO);
  }

  @Test
  void anotherAmountWaitsForAPerson() {
    var granted = till.billing.hold(till.ann, FIVE);
    var callId = till.endedCall(granted, Cents.of(105));
    till.bank.capture(granted.intentId(), Cents.of(65), "somebody");
    assertThat(till.billing.settle(callId)).isTrue();
    theirs.taken = Cents.of(225);
    theirs.show(granted.intentId(), granted.hold().id());
    assertThat(reconciler.compare()).isEqualTo(1);
    assertThat(findings.found).containsExactly("AMOUNT false");
  }

  @Test
  void aWordThatWasLostIsCaughtUpWith() {
    till.bank.standing = Standing.NEEDS_CONFIRMATION;
    var granted = till.billing.hold(till.ann, FIVE);
    till.bank.turn(granted.intentId(), Standing.CANCELED);
    theirs.show(granted.intentId(), granted.hold().id());
    assertThat(reconciler.compare()).isZero();
    assertThat(till.state()).isEqualTo(State.RELEASED);
  }

  @Test
  void everyPageIsRead() {
    for (var n = 0; n < 5; n++) {
      var held = till.billing.hold(till.ann, FIVE);
      theirs.show(held.intentId(), UUID.randomUUID());
    }
    findings.forgotten = true;
    assertThat(reconciler.compare()).isEqualTo(5);
    assertThat(till.bank.held()).isEqualTo(Cents.ZERO);
  }

  /// The bank's intents, two a page.
  private final class Theirs implements PaymentBooks {
    private final Map<String, Entry> shown = new HashMap<>();
    private final List<String> order = new ArrayList<>();
    private @Nullable UUID accountId = till.ann.accountId();
    private @Nullable Cents taken;

    void show(String intentId, UUID holdId) {
      var stand = till.bank.read(intentId);
      var captured = taken == null ? stand.captured() : taken;
      var told = new Authorisation(intentId, new Secret("s"), stand.standing(), captured, null);
      shown.put(intentId, new Entry(told, holdId, accountId, Cents.ZERO, false));
      order.add(intentId);
    }

    @Override
    public Page page(Instant from, Instant to, @Nullable String after) {
      var start = after == null ? 0 : order.indexOf(after) + 1;
      var end = Math.min(start + 2, order.size());
      var entries = order.subList(start, end).stream().map(this::read).toList();
      return new Page(entries, end < order.size() ? order.get(end - 1) : null);
    }

    @Override
    public Entry read(String intentId) {
      return Optional.ofNullable(shown.get(intentId)).orElseThrow();
    }
  }

  private final class Findings implements DiscrepancyStore {
    private final List<String> found = new ArrayList<>();
    private boolean forgotten;

    @Override
    public Optional<Hold> hold(String intentId, @Nullable UUID holdId) {
      return forgotten ? Optional.empty() : till.store.holdOfIntent(intentId);
    }

    @Override
    public void record(Discrepancy discrepancy, boolean settled) {
      found.add(discrepancy.kind() + " " + settled);
    }

    @Override
    public List<UUID> overdue(Instant since, int limit) {
      return List.of();
    }
  }
}
