package callmeback.api.billing;

import static callmeback.api.http.Access.signedIn;

import callmeback.api.http.Answer;
import callmeback.api.http.Asked;
import callmeback.api.http.Endpoints;
import callmeback.api.http.Limit;
import callmeback.api.http.Routes;
import callmeback.core.account.Actor;
import callmeback.core.dispute.Disputes;
import java.util.Map;

/// One document for a card's bank that wants the money of a call back.
public final class EvidenceRoutes implements Endpoints {
  private final Disputes disputes;

  public EvidenceRoutes(Disputes disputes) {
    this.disputes = disputes;
  }

  @Override
  public void mount(Routes routes) {
    routes.get("/api/calls/{id}/evidence", Limit.perMinute(30), signedIn(this::show));
  }

  private Answer show(Actor actor, Asked asked) {
    var evidence = disputes.of(actor, asked.id("call"));
    return Answer.ok(Map.of("evidence", EvidenceJson.of(evidence)));
  }
}
