package callmeback.sandbox.twilio;

import callmeback.sandbox.phone.PhoneBook;
import callmeback.sandbox.speech.Speech;
import callmeback.sandbox.world.Simulator;
import callmeback.sandbox.world.WireServer;
import callmeback.sandbox.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;

/// Twilio on loopback: takes REST requests, calls the sandbox's telephones, and talks to the
/// product as Twilio does.
public final class TwilioSimulator implements Simulator {

  private final Product product;
  private final CallStore calls;
  private final Switchboard switchboard;
  private final WireServer server;

  private TwilioSimulator(
      Product product, CallStore calls, Switchboard switchboard, WireServer server) {
    this.product = product;
    this.calls = calls;
    this.switchboard = switchboard;
    this.server = server;
  }

  /// Opens it with [TwilioHabits#usual()].
  ///
  /// @param port 0 for any free one
  public static TwilioSimulator open(
      World world, int port, TwilioAccount account, Speech speech, PhoneBook phones) {
    return open(world, port, account, speech, phones, TwilioHabits.usual());
  }

  /// Opens it; calls that an earlier run left under `world.state()/twilio` are over.
  public static TwilioSimulator open(
      World world,
      int port,
      TwilioAccount account,
      Speech speech,
      PhoneBook phones,
      TwilioHabits habits) {
    var calls = CallStore.open(world.state().resolve(Product.NAME));
    var sids = Sids.of(world.seed(), world.clock().instant());
    var product = new Product(world, account, sids);
    var exchange = new Exchange(world, product, phones, speech, calls, habits);
    Thread.ofVirtual().name("twilio-voice").start(() -> Conversation.prepare(speech));
    var switchboard = new Switchboard(exchange, sids);
    var rest = new RestApi(exchange, switchboard, sids);
    var server =
        WireServer.open(
            world,
            Product.NAME,
            port,
            routes -> routes.any(rest::answer),
            sockets -> {},
            (request, response, status) ->
                RestApi.refuse(
                    request,
                    response,
                    new TwilioError(status, 20000 + status, "The sandbox was told to fail.")));
    return new TwilioSimulator(product, calls, switchboard, server);
  }

  @Override
  public String name() {
    return Product.NAME;
  }

  @Override
  public URI base() {
    return server.base();
  }

  /// Every call: `sid`, `to`, `status`, `answered`, `seconds`, `deleted`; the newest first. One
  /// whose record was deleted has an empty `to`.
  public JsonNode books() {
    var books = JsonNodeFactory.instance.objectNode();
    var list = books.putArray("calls");
    for (var call : calls.booked()) {
      list.addObject()
          .put("sid", call.sid())
          .put("to", call.parties().to())
          .put("status", call.status().wire())
          .put("answered", call.answered())
          .put("seconds", call.seconds())
          .put("deleted", call.deleted());
    }
    return books;
  }

  /// Ends as a process that is killed does: live calls are left as they are.
  @Override
  public void close() {
    server.close();
    switchboard.close();
    product.close();
  }
}
