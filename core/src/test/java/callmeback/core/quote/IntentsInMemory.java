package callmeback.core.quote;

import callmeback.core.account.Actor;
import callmeback.core.billing.Cents;
import callmeback.core.billing.Hold;
import callmeback.core.billing.PaymentsInMemory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What programs spend, as long as a test lasts; everybody has the same allowance.
final class IntentsInMemory implements SpendIntents {
  private final PaymentsInMemory payments;
  private final Map<UUID, Kept> kept = new LinkedHashMap<>();
  @Nullable Cents cap;

  IntentsInMemory(PaymentsInMemory payments) {
    this.payments = payments;
  }

  List<Kept> all() {
    return List.copyOf(kept.values());
  }

  @Override
  public Optional<Kept> find(UUID credential, String key) {
    return kept.values().stream()
        .filter(
            one -> one.intent().credential().equals(credential) && one.intent().key().equals(key))
        .map(one ->
            new Kept(one.intent(), one.result(), one.refusal(), paymentId(one.intent().holdId())))
        .findFirst();
  }

  @Override
  public Claimed claim(SpendIntent intent) {
    if (find(intent.credential(), intent.key()).isPresent()) {
      return Claimed.KEY_TAKEN;
    }
    var wanted = agreed(intent);
    if (kept.values().stream()
        .anyMatch(one -> agreed(one.intent()).stream().anyMatch(wanted::contains))) {
      return Claimed.AGREEMENT_USED;
    }
    allowance().check(intent.reserved());
    kept.put(intent.id(), new Kept(intent, null, null, null));
    return Claimed.CLAIMED;
  }

  @Override
  public Allowance allowance(Actor actor, LocalDate day) {
    return allowance();
  }

  @Override
  public void done(UUID id, UUID result) {
    kept.computeIfPresent(id, (_, one) -> new Kept(one.intent(), result, null, null));
  }

  @Override
  public void refused(UUID id, String sentence) {
    kept.computeIfPresent(id, (_, one) -> new Kept(one.intent(), null, sentence, null));
  }

  @Override
  public List<Left> unfinished(Instant before, int limit) {
    return kept.values().stream()
        .filter(one -> one.result() == null && one.refusal() == null)
        .map(Kept::intent)
        .filter(intent -> intent.createdAt().isBefore(before))
        .map(intent ->
            new Left(
                intent,
                paymentId(intent.holdId()),
                hold(intent.holdId()).map(Hold::callId).orElse(null)))
        .toList();
  }

  @Override
  public void forgetFinished(Instant before) {
    kept.values().removeIf(one -> one.intent().createdAt().isBefore(before));
  }

  private Allowance allowance() {
    var spent =
        kept.values().stream().map(one -> cents(one.intent())).reduce(Cents.ZERO, Cents::plus);
    return new Allowance(cap, spent);
  }

  private Cents cents(SpendIntent intent) {
    return hold(intent.holdId())
        .map(hold ->
            switch (hold.state()) {
              case CAPTURED -> hold.captured();
              case SETTLING -> hold.due();
              case RELEASED, REFUSED -> Cents.ZERO;
              case REQUESTED, UNAUTHORISED, HELD -> hold.amount();
            })
        .orElse(intent.reserved());
  }

  private @Nullable String paymentId(UUID holdId) {
    return hold(holdId).map(Hold::intentId).orElse(null);
  }

  private Optional<Hold> hold(UUID id) {
    return payments.holds().stream().filter(hold -> hold.id().equals(id)).findFirst();
  }

  private static List<UUID> agreed(SpendIntent intent) {
    var used = new ArrayList<UUID>();
    Optional.ofNullable(intent.agreement().quote()).ifPresent(used::add);
    Optional.ofNullable(intent.agreement().slip()).ifPresent(used::add);
    return used;
  }
}
