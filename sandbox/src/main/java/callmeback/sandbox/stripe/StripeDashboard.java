package callmeback.sandbox.stripe;

import callmeback.sandbox.world.BadRequest;
import callmeback.sandbox.world.Dashboard;
import com.fasterxml.jackson.databind.JsonNode;

/// The account's dashboard: the same effects as by the API, and nobody's request.
final class StripeDashboard implements Dashboard {
  private final Desk desk;
  private final PaymentMethods methods = new PaymentMethods();
  private final Customers customers = new Customers(methods);
  private final Disputes disputes = new Disputes();

  StripeDashboard(Desk desk) {
    this.desk = desk;
  }

  @Override
  public JsonNode detach(String paymentMethod) {
    return act(paymentMethod, methods::detach);
  }

  @Override
  public JsonNode deleteCustomer(String customer) {
    return act(customer, customers::delete);
  }

  @Override
  public JsonNode dispute(String paymentIntent) {
    return act(paymentIntent, disputes::open);
  }

  @Override
  public JsonNode closeDispute(String dispute, boolean won) {
    return act(dispute, call -> disputes.close(call, won));
  }

  private JsonNode act(String id, Action action) {
    try {
      return desk.act(id, action);
    } catch (StripeError e) {
      String message = String.valueOf(e.getMessage());
      throw e.status() == 404 ? BadRequest.notFound(message) : BadRequest.conflict(message);
    }
  }
}
