package callmeback.app.house;

import callmeback.core.call.Briefings;
import callmeback.core.call.Parties;
import callmeback.core.call.Rehearsal;
import callmeback.core.call.Stage;
import callmeback.core.call.Waiting;
import callmeback.mcp.Services;

/// The tools of the house, over the very services that people reach over HTTP.
record Tooling(Rest rest, Briefings briefings, Stage stage) {

  /// What tools call into.
  Services services() {
    var house = rest.house();
    return new Services(
        house.calls(),
        house.live(),
        new Services.Memory(house.memory().recall(), house.memory().facts()),
        house.personas(),
        house.billing(),
        house.statistics(),
        rest.programs().safeguards(),
        following(),
        authoring());
  }

  private Services.Following following() {
    return new Services.Following(
        new Waiting(rest.house().calls(), rest.clock(), Thread::sleep),
        stage,
        rest.programs().scheduled(),
        rest.receipts(),
        rest.usages());
  }

  private Services.Authoring authoring() {
    var stores = rest.stores();
    var parties = new Parties(stores.accounts(), stores.personas());
    return new Services.Authoring(
        rest.studio(),
        rest.vendors().voices(),
        new Rehearsal(parties, stores.calls(), briefings, rest.clock()),
        rest.contacts());
  }
}
