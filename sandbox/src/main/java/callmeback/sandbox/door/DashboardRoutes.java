package callmeback.sandbox.door;

import callmeback.sandbox.world.BadRequest;
import callmeback.sandbox.world.Dashboard;
import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/// `/dashboard/stripe`: what happens at Stripe without the product.
final class DashboardRoutes implements HttpService {
  private final Dashboard stripe;

  DashboardRoutes(Dashboard stripe) {
    this.stripe = stripe;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .post("/dashboard/stripe/payment_methods/{id}/detach", this::detach)
        .post("/dashboard/stripe/customers/{id}/delete", this::deleteCustomer)
        .post("/dashboard/stripe/payment_intents/{id}/dispute", this::dispute)
        .post("/dashboard/stripe/disputes/{id}/close", this::closeDispute);
  }

  private void detach(ServerRequest request, ServerResponse response) {
    Reply.json(response, 200, stripe.detach(id(request)));
  }

  private void deleteCustomer(ServerRequest request, ServerResponse response) {
    Reply.json(response, 200, stripe.deleteCustomer(id(request)));
  }

  private void dispute(ServerRequest request, ServerResponse response) {
    Reply.json(response, 200, stripe.dispute(id(request)));
  }

  private void closeDispute(ServerRequest request, ServerResponse response) {
    JsonNode outcome = Reply.body(request).path("outcome");
    boolean won =
        switch (outcome.asText()) {
          case "won" -> true;
          case "lost" -> false;
          default -> throw new BadRequest("bad_outcome", "outcome is won or lost");
        };
    Reply.json(response, 200, stripe.closeDispute(id(request), won));
  }

  private static String id(ServerRequest request) {
    return request.path().pathParameters().get("id");
  }
}
