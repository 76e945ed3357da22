package callmeback.api;

import callmeback.api.account.AccountRoutes;
import callmeback.api.account.JwtConfig;
import callmeback.api.account.JwtTokens;
import callmeback.api.account.LibNumberingPlan;
import callmeback.api.billing.BillingRoutes;
import callmeback.api.call.CallRoutes;
import callmeback.api.call.LibDirectory;
import callmeback.api.http.Endpoints;
import callmeback.api.http.LocalBuckets;
import callmeback.api.http.Network;
import callmeback.api.persona.PersonaRoutes;
import callmeback.api.stripe.StripeBooks;
import callmeback.api.stripe.StripeConfig;
import callmeback.api.stripe.StripeGateway;
import callmeback.api.stripe.StripeWebhook;
import callmeback.core.Secret;
import callmeback.core.account.Accounts;
import callmeback.core.account.Passwords;
import callmeback.core.account.Profiles;
import callmeback.core.billing.Aftermath;
import callmeback.core.billing.Billing;
import callmeback.core.billing.Cents;
import callmeback.core.billing.Wallet;
import callmeback.core.call.Calls;
import callmeback.core.call.DialPolicy;
import callmeback.core.call.DialRules;
import callmeback.core.call.NumberLookup;
import callmeback.core.persona.Author;
import callmeback.core.persona.Persona;
import callmeback.core.persona.Personas;
import callmeback.core.persona.Studio;
import callmeback.sandbox.stripe.StripeAccount;
import callmeback.sandbox.stripe.StripeSimulator;
import callmeback.sandbox.world.World;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// The whole REST side on a real socket: real services, stores that forget, the sandbox's Stripe,
/// and a clock moved by hand.
final class Product implements AutoCloseable {
  static final URI FRONTEND = URI.create("https://app.example.com");
  static final String OLD_SECRET = "whsec_before_the_change";
  static final String WEBHOOK_SECRET = "whsec_product";
  static final Persona COACH = persona("Coach", true, new Author.House());

  /// Not us: strangers are counted by the socket's peer.
  private static final String PROXY = "10.0.0.0/8";

  static final String STRIPE_KEY = "sk_test_product";

  final AtomicReference<Instant> time =
      new AtomicReference<>(Instant.parse("2026-11-20T10:00:00Z"));
  final World world;
  final StripeSimulator stripe;
  final Memory.AccountsKept accounts = new Memory.AccountsKept();
  final Memory.PersonasKept personas = new Memory.PersonasKept();
  final PaymentsKept payments = new PaymentsKept();
  final CallsKept calls = new CallsKept(payments);
  final Memory.Inbox inbox = new Memory.Inbox();
  final Dialler dialler = new Dialler();
  final DialsKept dials = new DialsKept();
  final Client client;
  final Billing billing;
  final Wallet wallet;
  final Aftermath aftermath;
  private final AtomicInteger people = new AtomicInteger();
  private final WebServer server;

  Product(Path state) {
    this(state, 1000, ApiConfig.TIME_LIMIT, List.of());
  }

  /// @param extra routes of the test's own
  Product(Path state, double factor, Duration timeLimit, List<Endpoints> extra) {
    world = World.of(time::get, 7, state);
    var nowhere = URI.create("http://127.0.0.1:9/unused");
    stripe = StripeSimulator.open(world, 0, new StripeAccount(STRIPE_KEY, WEBHOOK_SECRET, nowhere));
    personas.add(COACH);
    var config =
        new StripeConfig(
            stripe.base(), new Secret(STRIPE_KEY), new Secret(OLD_SECRET + ", " + WEBHOOK_SECRET));
    billing =
        new Billing(
            payments, new StripeGateway(config, time::get), accounts, time::get, UUID::randomUUID);
    wallet = new Wallet(payments, payments, new StripeGateway(config, time::get));
    aftermath = new Aftermath(payments, payments, new StripeBooks(config, time::get));
    var who = who();
    var endpoints = new ArrayList<>(endpoints(who, billing));
    endpoints.add(new StripeWebhook(config, billing, wallet, aftermath, inbox, time::get));
    endpoints.addAll(extra);
    var rules =
        new ApiConfig(Set.of(FRONTEND), factor, timeLimit, Set.of(Network.parse(PROXY)), true);
    var routing = HttpRouting.builder();
    new Api(who, rules, new LocalBuckets(time::get), time::get, endpoints).mount(routing);
    server =
        WebServer.builder()
            .host("127.0.0.1")
            .port(0)
            .directHandlers(Api.unreadable(rules))
            .addRouting(routing)
            .build()
            .start();
    client = new Client(URI.create("http://127.0.0.1:" + server.port()));
  }

  private Accounts who() {
    var clockwork = new Accounts.Clockwork(time::get, UUID::randomUUID, Duration.ofDays(30));
    var tokens = new JwtTokens(new JwtConfig(new Secret("0123456789".repeat(4)), "callmeback"));
    return new Accounts(accounts, new Plain(), tokens, new LibNumberingPlan(), clockwork);
  }

  private List<Endpoints> endpoints(Accounts who, Billing billing) {
    var characters = new Personas(personas);
    var caps = new DialPolicy.Caps(100, 1_000, Cents.of(1_000_000));
    var policy = new DialPolicy(true, false, Set.of("US"), null, caps);
    var dialling =
        new DialRules(policy, dials, new LibDirectory(), NumberLookup.NONE, dialler, time::get);
    var rules = new Calls.Rules(time::get, UUID::randomUUID, dialling);
    var ringing =
        new callmeback.core.call.Dialler(calls, dials, dialler, billing, time::get, new Random(7));
    var people = new Calls.People(who, characters);
    var placing = new Calls(calls, ringing, calls, people, billing, rules);
    return List.of(
        new AccountRoutes(who, new Profiles(accounts, new LibNumberingPlan(), _ -> {}, time::get)),
        new CallRoutes(placing, time::get),
        new PersonaRoutes(characters, new Studio(personas, personas, time::get, UUID::randomUUID)),
        new BillingRoutes(billing, dialling::requireOpen));
  }

  int port() {
    return server.port();
  }

  /// Somebody new, signed in.
  Client.Reply register() {
    var n = people.incrementAndGet();
    return client.post(
        "/api/auth/register",
        "{'name': 'Ann', 'email': 'ann%d@example.com', 'password': 'Secret-123', 'phone': '+1415555%04d'}"
            .formatted(n, 1000 + n));
  }

  Client newcomer() {
    return client.bearing(register().text("/token"));
  }

  /// Somebody new with a good card; returns who, and the id of a hold for that long.
  String hold(Client who, int minutes) {
    who.post("/api/user/payment-method", "{'payment_method_id': 'pm_card_visa'}");
    return who.post(
            "/api/user/create-payment-intent", "{'estimated_duration': %d}".formatted(minutes))
        .text("/payment_intent_id");
  }

  static Persona persona(String name, boolean isPublic, Author author) {
    return new Persona(
        UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
        name,
        "Somebody called " + name,
        "rachel",
        "You are " + name + ".",
        isPublic,
        author,
        List.of("calm"),
        Instant.parse("2026-01-01T00:00:00Z"),
        3);
  }

  @Override
  public void close() {
    client.close();
    server.stop();
    stripe.close();
  }

  private static final class Plain implements Passwords {
    @Override
    public String hash(String password) {
      return "hash of " + password;
    }

    @Override
    public boolean matches(String password, String hash) {
      return hash.equals(hash(password));
    }
  }
}
