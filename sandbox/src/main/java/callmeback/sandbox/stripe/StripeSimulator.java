package callmeback.sandbox.stripe;

import callmeback.sandbox.world.Dashboard;
import callmeback.sandbox.world.Simulator;
import callmeback.sandbox.world.WireServer;
import callmeback.sandbox.world.World;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.webserver.http.HttpRouting;
import java.net.URI;

/// Stripe at its real paths: stripe-java 33.3.0 works against it with only the base address
/// changed.
public final class StripeSimulator implements Simulator {
  private final Shelf shelf;
  private final Webhooks webhooks;
  private final Desk desk;
  private final WireServer server;

  private StripeSimulator(World world, int port, StripeAccount account) {
    Holds holds = new Holds();
    shelf = new Shelf(world.state().resolve("stripe"));
    webhooks = new Webhooks(world, account);
    desk = new Desk(world, account, shelf, holds, webhooks);
    desk.configure();
    server =
        WireServer.open(
            world, name(), port, routes -> route(routes, holds), sockets -> {}, desk::refuse);
    desk.resume();
  }

  /// Opens the simulator with what it kept under `world.state()/stripe`.
  ///
  /// @param port 0 for any free one
  public static StripeSimulator open(World world, int port, StripeAccount account) {
    return new StripeSimulator(world, port, account);
  }

  private void people(HttpRouting.Builder routes, Customers customers, PaymentMethods methods) {
    routes
        .get("/v1/customers", desk.taking(customers::list))
        .post("/v1/customers", desk.taking(customers::create))
        .get("/v1/customers/{id}", desk.taking(customers::retrieve))
        .post("/v1/customers/{id}", desk.taking(customers::update))
        .delete("/v1/customers/{id}", desk.taking(customers::delete))
        .get("/v1/customers/{id}/payment_methods", desk.taking(methods::list))
        .get("/v1/payment_methods", desk.taking(methods::list))
        .post("/v1/payment_methods", desk.taking(methods::create))
        .get("/v1/payment_methods/{id}", desk.taking(methods::retrieve))
        .post("/v1/payment_methods/{id}", desk.taking(methods::update))
        .post("/v1/payment_methods/{id}/attach", desk.taking(methods::attach))
        .post("/v1/payment_methods/{id}/detach", desk.taking(methods::detach));
  }

  private void notices(HttpRouting.Builder routes, Confirmation confirmation, SetupIntents setups) {
    routes
        .get("/v1/events", desk.taking(webhooks::events))
        .get("/v1/events/{id}", desk.taking(webhooks::event))
        .get("/v1/webhook_endpoints", desk.taking(webhooks::endpoints))
        .post("/v1/webhook_endpoints", desk.taking(webhooks::createEndpoint))
        .delete("/v1/webhook_endpoints/{id}", desk.taking(webhooks::deleteEndpoint))
        .get(
            "/sandbox/authenticate/{id}",
            (_, response) ->
                response
                    .header("Content-Type", "text/html; charset=utf-8")
                    .send(Json.resource("authenticate.html")))
        .post("/sandbox/authenticate/{id}", desk.open(new Approvals(confirmation, setups)));
  }

  private void route(HttpRouting.Builder routes, Holds holds) {
    Charges charges = new Charges();
    Confirmation confirmation = new Confirmation(charges, this::base);
    PaymentMethods methods = new PaymentMethods();
    Customers customers = new Customers(methods);
    PaymentIntents intents = new PaymentIntents(methods, confirmation);
    SetupIntents setups = new SetupIntents(methods, confirmation);
    Refunds refunds = new Refunds();
    Disputes disputes = new Disputes();
    people(routes, customers, methods);
    notices(routes, confirmation, setups);
    routes
        .get("/v1/payment_intents", desk.taking(intents::list))
        .post("/v1/payment_intents", desk.taking(intents::create))
        .get("/v1/payment_intents/{id}", desk.taking(intents::retrieve))
        .post("/v1/payment_intents/{id}", desk.taking(intents::update))
        .post("/v1/payment_intents/{id}/confirm", desk.taking(intents::confirm))
        .post("/v1/payment_intents/{id}/capture", desk.taking(holds::capture))
        .post("/v1/payment_intents/{id}/cancel", desk.taking(holds::cancel))
        .post("/v1/setup_intents", desk.taking(setups::create))
        .get("/v1/setup_intents/{id}", desk.taking(setups::retrieve))
        .post("/v1/setup_intents/{id}/confirm", desk.taking(setups::confirm))
        .post("/v1/setup_intents/{id}/cancel", desk.taking(setups::cancel))
        .post("/v1/refunds", desk.taking(refunds::create))
        .get("/v1/refunds/{id}", desk.taking(refunds::retrieve))
        .get("/v1/disputes", desk.taking(disputes::list))
        .get("/v1/disputes/{id}", desk.taking(disputes::retrieve))
        .post("/v1/disputes/{id}", desk.taking(disputes::update))
        .get("/v1/charges", desk.taking(charges::list))
        .get("/v1/charges/{id}", desk.taking(charges::retrieve))
        .any((request, response) ->
            desk.taking(
                    _ -> {
                      throw StripeError.unknownPath(
                          request.prologue().method().text(), request.path().rawPath());
                    })
                .handle(request, response));
  }

  @Override
  public String name() {
    return "stripe";
  }

  @Override
  public URI base() {
    return server.base();
  }

  public Dashboard dashboard() {
    return new StripeDashboard(desk);
  }

  /// Ends the holds whose time is over by the world's clock; every request does so too.
  public void expire() {
    desk.expire();
  }

  /// What happened to money so far.
  public Books books() {
    desk.expire();
    synchronized (shelf) {
      return new Books(shelf.all("payment_intent", _ -> true).map(this::line).toList());
    }
  }

  private Books.Line line(ObjectNode intent) {
    ObjectNode none = Json.object();
    ObjectNode charge = shelf.find(intent.path("latest_charge").asText()).orElse(none);
    boolean approved = charge.path("status").asText().equals("succeeded");
    long authorised = approved ? charge.path("amount").asLong() : 0;
    long captured = intent.path("amount_received").asLong();
    long held = intent.path("amount_capturable").asLong();
    return new Books.Line(
        intent.path("id").asText(),
        intent.path("status").asText(),
        intent.path("currency").asText(),
        authorised,
        captured,
        authorised - captured - held,
        held,
        charge.path("_refunded").asLong());
  }

  @Override
  public void close() {
    server.close();
    webhooks.close();
    shelf.close();
  }
}
