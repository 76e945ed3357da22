package callmeback.mcp.resource;

import callmeback.core.account.Actor;
import callmeback.core.account.Scope;
import callmeback.core.billing.Minutes;
import callmeback.core.billing.Tariff;
import callmeback.mcp.tool.Wire;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// What a call costs.
final class PriceShelf implements Shelf {
  /// In whole US cents.
  record Prices(String currency, long connectionCents, long minuteCents, List<Price> calls) {}

  /// The most that a call of so many minutes can cost, which is held before it.
  record Price(int minutes, long cents) {}

  @Override
  public Template template() {
    return Addresses.PRICING;
  }

  @Override
  public Set<Scope> scopes() {
    return Set.of(Scope.BILLING_READ);
  }

  @Override
  public List<Resource> list(Actor actor) {
    var here = template();
    return List.of(new Resource(here.uri(), here.name(), here.title(), here.description()));
  }

  @Override
  public Content read(Actor actor, String key) {
    var calls =
        IntStream.rangeClosed(1, Minutes.MAX)
            .mapToObj(count -> new Price(count, Tariff.hold(new Minutes(count)).value()))
            .toList();
    var prices = new Prices("usd", Tariff.CONNECTION.value(), Tariff.PER_MINUTE.value(), calls);
    return new Content(template().uri(), JSON, Wire.text(prices));
  }
}
