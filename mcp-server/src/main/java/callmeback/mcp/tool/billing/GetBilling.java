package callmeback.mcp.tool.billing;

import callmeback.core.account.Actor;
import callmeback.core.account.Scope;
import callmeback.core.billing.Billing;
import callmeback.core.billing.Card;
import callmeback.core.billing.Tariff;
import callmeback.mcp.tool.About;
import callmeback.mcp.tool.Access;
import callmeback.mcp.tool.InCall;
import callmeback.mcp.tool.Spec;
import callmeback.mcp.tool.Tool;
import callmeback.mcp.tool.Toolset;
import java.util.List;

/// Shows the saved cards and what a call costs.
public final class GetBilling implements Tool<GetBilling.Input, GetBilling.Output> {

  /// Nothing need be said.
  public record Input() {}

  /// Cards and prices.
  public record Output(
      @About("Newest first.") List<Item> cards,
      @About("Of a charged call, besides its minutes; US cents.") long connectionCents,
      @About("Each started minute; US cents.") long minuteCents) {}

  /// One saved card.
  public record Item(
      String brand,
      String last4,
      @About(min = 1, max = 12) int expMonth,
      int expYear,
      @About("The one that pays.") boolean isDefault) {}

  private final Billing billing;

  public GetBilling(Billing billing) {
    this.billing = billing;
  }

  @Override
  public Spec<Input, Output> spec() {
    return new Spec<>(
        "get_billing",
        Toolset.BILLING,
        Access.READ,
        Scope.BILLING_READ,
        InCall.NEVER,
        Input.class,
        Output.class);
  }

  @Override
  public Output run(Actor actor, Input input) {
    var cards = billing.cards(actor).stream().map(GetBilling::item).toList();
    return new Output(cards, Tariff.CONNECTION.value(), Tariff.PER_MINUTE.value());
  }

  private static Item item(Card card) {
    return new Item(card.brand(), card.last4(), card.expMonth(), card.expYear(), card.isDefault());
  }
}
