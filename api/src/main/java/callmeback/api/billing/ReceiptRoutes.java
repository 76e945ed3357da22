package callmeback.api.billing;

import static callmeback.api.http.Access.signedIn;

import callmeback.api.http.Answer;
import callmeback.api.http.Asked;
import callmeback.api.http.Endpoints;
import callmeback.api.http.Limit;
import callmeback.api.http.Routes;
import callmeback.core.account.Actor;
import callmeback.core.billing.LedgerEntry;
import callmeback.core.billing.Tariff;
import callmeback.core.call.Receipts;
import callmeback.core.call.Receipts.Itemised;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// What one call cost, and every cent's way.
public final class ReceiptRoutes implements Endpoints {
  private final Receipts receipts;

  /// Cents.
  ///
  /// @param minutes the billed ones
  /// @param total what was taken
  record ReceiptJson(
      UUID callId,
      String personaName,
      Instant createdAt,
      int minutes,
      long connection,
      long perMinute,
      long held,
      long released,
      long total,
      String currency,
      List<StepJson> steps) {

    static ReceiptJson of(Itemised itemised) {
      var call = itemised.call();
      var receipt = itemised.receipt();
      return new ReceiptJson(
          call.id(),
          call.personaName(),
          call.createdAt(),
          itemised.minutes(),
          itemised.charged() ? Tariff.CONNECTION.value() : 0,
          Tariff.PER_MINUTE.value(),
          receipt.held().value(),
          receipt.released().value(),
          receipt.captured().value(),
          BillingRoutes.CURRENCY,
          itemised.steps().stream().map(StepJson::of).toList());
    }
  }

  /// One step of the money's way, in cents.
  record StepJson(String kind, long amount, String cause, Instant at) {
    static StepJson of(LedgerEntry entry) {
      return new StepJson(
          entry.kind().name().toLowerCase(Locale.ROOT),
          entry.amount().value(),
          entry.cause(),
          entry.at());
    }
  }

  public ReceiptRoutes(Receipts receipts) {
    this.receipts = receipts;
  }

  @Override
  public void mount(Routes routes) {
    routes.get("/api/calls/{id}/receipt", Limit.perMinute(60), signedIn(this::show));
  }

  private Answer show(Actor actor, Asked asked) {
    var itemised = receipts.of(actor, asked.id("call"));
    return Answer.ok(Map.of("receipt", ReceiptJson.of(itemised)));
  }
}
