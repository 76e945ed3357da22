package callmeback.api.stripe;

import callmeback.core.billing.Cents;
import callmeback.core.billing.PaymentBooks;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.param.DisputeListParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Stripe's books.
public final class StripeBooks implements PaymentBooks {
  private static final long PAGE = 100;

  /// A dispute in these states takes no money from us (docs.stripe.com/api/disputes/object).
  private static final Set<String> OURS = Set.of("won", "warning_closed", "prevented");

  private final Line line;

  public StripeBooks(StripeConfig config, InstantSource clock) {
    this.line = new Line(config, clock);
  }

  @Override
  public Page page(Instant from, Instant to, @Nullable String after) {
    var params =
        PaymentIntentListParams.builder()
            .setCreated(
                PaymentIntentListParams.Created.builder()
                    .setGte(from.getEpochSecond())
                    .setLt(to.getEpochSecond())
                    .build())
            .setLimit(PAGE)
            .addExpand("data." + Intents.LATEST_CHARGE);
    if (after != null) {
      params.setStartingAfter(after);
    }
    try {
      var page =
          line.send(
              (client, options) -> client.v1().paymentIntents().list(params.build(), options));
      var entries = page.getData().stream().map(intent -> entry(intent, false)).toList();
      var more = page.getHasMore() && !page.getData().isEmpty();
      return new Page(entries, more ? page.getData().getLast().getId() : null);
    } catch (FailedException e) {
      throw e.asProblem();
    }
  }

  @Override
  public Entry read(String intentId) {
    var params = PaymentIntentRetrieveParams.builder().addExpand(Intents.LATEST_CHARGE).build();
    try {
      var intent =
          line.send((client, options) ->
              client.v1().paymentIntents().retrieve(intentId, params, options));
      var charge = intent.getLatestChargeObject();
      var disputed =
          charge != null && Boolean.TRUE.equals(charge.getDisputed()) && lostOrOpen(charge.getId());
      return entry(intent, disputed);
    } catch (FailedException e) {
      throw e.asProblem();
    }
  }

  private boolean lostOrOpen(String chargeId) throws FailedException {
    var params = DisputeListParams.builder().setCharge(chargeId).build();
    return line
        .send((client, options) -> client.v1().disputes().list(params, options))
        .getData()
        .stream()
        .anyMatch(dispute -> !OURS.contains(dispute.getStatus()));
  }

  private static Entry entry(PaymentIntent intent, boolean disputed) {
    var metadata = intent.getMetadata();
    return new Entry(
        Intents.authorisation(intent),
        uuid(metadata.get(Intents.HOLD_ID)),
        uuid(metadata.get(Intents.ACCOUNT_ID)),
        refunded(intent.getLatestChargeObject()),
        disputed);
  }

  /// What was released at the capture counts as refunded there, and is not.
  private static Cents refunded(@Nullable Charge charge) {
    if (charge == null || !Boolean.TRUE.equals(charge.getCaptured())) {
      return Cents.ZERO;
    }
    var released = charge.getAmount() - charge.getAmountCaptured();
    return Cents.of(Math.max(0, charge.getAmountRefunded() - released));
  }

  /// Whatever else uses the same account may note what it likes.
  private static @Nullable UUID uuid(@Nullable String text) {
    try {
      return text == null ? null : UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
