package callmeback.app.house;

import callmeback.api.Api;
import callmeback.api.http.Route;
import callmeback.api.stripe.StripeBooks;
import callmeback.app.config.Config;
import callmeback.app.watch.ClockSkew;
import callmeback.app.watch.Health;
import callmeback.app.watch.Metrics;
import callmeback.app.watch.Pulse;
import callmeback.app.watch.Watching;
import callmeback.core.access.AccessTokens;
import callmeback.core.account.Actor;
import callmeback.core.billing.Reconciler;
import callmeback.core.persona.VoiceCatalog;
import callmeback.core.schedule.Agenda;
import callmeback.core.schedule.Notices;
import callmeback.mcp.Catalog;
import callmeback.mcp.page.CatalogPage;
import callmeback.mcp.protocol.McpDoor;
import callmeback.prompts.Prompts;
import callmeback.sandbox.Credentials;
import callmeback.sandbox.Sandbox;
import callmeback.sandbox.SandboxConfig;
import callmeback.voice.call.PhoneCalls;
import callmeback.voice.elevenlabs.ElevenLabsVoices;
import callmeback.voice.twilio.Twilio;
import callmeback.voice.twilio.TwilioNotices;
import callmeback.voice.wire.ProviderHttp;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.websocket.WsRouting;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The whole product, running in this process.
public final class Application implements AutoCloseable {
  private static final Logger log = System.getLogger(Application.class.getName());

  /// How long calls may take to say goodbye when the house closes.
  private static final Duration DRAIN = Duration.ofSeconds(20);

  /// Money that waits this long to be captured or released deserves a look
  /// (facts/billing-telephony.md, 6.4, no. 14).
  private static final Duration MONEY_OVERDUE = Duration.ofHours(1);

  private static final int MAX_BODY = 1_048_576;

  private final Closing closing;
  private final Metrics metrics;
  private final @Nullable Sandbox sandbox;
  private final Api api;
  private final Tools tools;
  private final WebServer server;

  /// The tools, and who may use them.
  private record Tools(Catalog catalog, AccessTokens tokens) {}

  private Application(
      Closing closing,
      Metrics metrics,
      @Nullable Sandbox sandbox,
      Api api,
      Tools tools,
      WebServer server) {
    this.closing = closing;
    this.metrics = metrics;
    this.sandbox = sandbox;
    this.api = api;
    this.tools = tools;
    this.server = server;
  }

  /// Opens everything in order, or nothing.
  ///
  /// @param progress is told of what takes a while
  public static Application start(Config config, InstantSource clock, Consumer<String> progress) {
    var closing = new Closing();
    try {
      return open(config, clock, progress, closing);
    } catch (RuntimeException e) {
      closing.close();
      throw e;
    }
  }

  private static Application open(
      Config config, InstantSource clock, Consumer<String> progress, Closing closing) {
    var own = Storage.open(config, clock, progress, closing);
    var sandbox = config.providers().sandboxNeeded() ? closing.add(sandbox(config, clock)) : null;
    var outside = Outside.of(config, sandbox);
    var storage =
        own.on(Hosting.config(config, sandbox), clock, closing)
            .understanding(config.storage().embeddingModel(), outside);
    var prompts = Prompts.load();
    var stores = Stores.in(storage.database(), storage.vault(), storage.phones());
    var changes = new callmeback.mcp.resource.Watching();
    var house = House.build(config, clock, storage, stores, outside, prompts, changes);
    var programs = Programs.of(config, clock, storage, stores, house);
    var pulse = new Pulse(clock);
    var metrics = closing.add(new Metrics(pulse));
    var departures = Leaving.of(house, stores, storage, outside, clock);
    var vendors = new Rest.Vendors(voices(outside), outside.proofs(config), changes);
    var rest = new Rest(house, stores, outside, vendors, departures, programs, clock);
    var talk = Talk.of(rest, prompts, metrics);
    gauges(metrics, talk.phoneCalls(), stores, clock);
    storage.gauge(metrics);
    var twilio = twilio(house, stores, talk.phoneCalls(), prompts, closing);
    var health = health(storage, clock, pulse, metrics);
    var doorway = new Doorway(config.web(), storage.database(), clock);
    var assistants =
        new Assistants(rest, talk.services(), talk.catalog(), prompts, changes)
            .open(config, storage.secrets(), doorway.limits());
    var api = doorway.api(rest, new ToolPages(CatalogPage.of(talk.catalog())));
    var routing = routing(api, twilio, new Watching(health, metrics), assistants);
    var server = serve(config, doorway, routing, sockets(twilio));
    closing.add(server::stop);
    closing.add(assistants);
    closing.add(() -> drain(talk.phoneCalls()));
    closing.add(
        Sweeps.start(storage.database().dataSource(), chores(rest, storage, prompts, metrics)));
    var tools = new Tools(talk.catalog(), programs.tokens());
    return new Application(closing, metrics, sandbox, api, tools, server);
  }

  private static Sweeps.Chores chores(
      Rest rest, Storage storage, Prompts prompts, Metrics metrics) {
    var house = rest.house();
    var stores = rest.stores();
    var notices = new TwilioNotices(rest.outside().twilio(), prompts);
    return new Sweeps.Chores(
        house,
        rest.programs(),
        reconciler(house, stores, rest.outside(), rest.clock()),
        agenda(house, stores, notices, metrics),
        rest.departures(),
        storage,
        rest.clock());
  }

  private static Health health(Storage storage, InstantSource clock, Pulse pulse, Metrics metrics) {
    var skew = new ClockSkew(storage.database().dataSource(), clock);
    metrics.gauge("callmeback.clock.skew.seconds", skew::seconds);
    return new Health(skew, pulse);
  }

  private static void gauges(
      Metrics metrics, PhoneCalls phoneCalls, Stores stores, InstantSource clock) {
    metrics.gauge("callmeback.calls.live", phoneCalls::live);
    metrics.gauge(
        "callmeback.money.overdue",
        () -> stores.payments().overdue(clock.instant().minus(MONEY_OVERDUE)));
    metrics.gauge("callmeback.money.discrepancies", stores.books()::discrepancies);
    metrics.gauge("callmeback.money.lost.cents", stores.books()::lost);
  }

  private static Twilio twilio(
      House house, Stores stores, PhoneCalls phoneCalls, Prompts prompts, Closing closing) {
    var scheduler = closing.add(Executors.newSingleThreadScheduledExecutor());
    var opening = prompts.get("voice/twiml-opening").body();
    return closing.add(
        Twilio.open(
            house.telephony(), house.live(), stores.reports(), phoneCalls, opening, scheduler));
  }

  static Sandbox sandbox(Config config, InstantSource clock) {
    return Sandbox.open(
        new SandboxConfig(
            config.providers().sandboxPort(),
            Credentials.usual(),
            config.web().baseUrl().resolve("/api/stripe/webhook"),
            config.storage().home().resolve("sandbox"),
            clock,
            clock.millis()));
  }

  private static HttpRouting.Builder routing(
      Api api, Twilio twilio, Watching watching, McpDoor assistants) {
    var routing = HttpRouting.builder();
    watching.mount(routing);
    assistants.mount(routing);
    routing.register(twilio.webhooks());
    api.mount(routing);
    return routing;
  }

  private static Agenda agenda(House house, Stores stores, Notices notices, Metrics metrics) {
    return new Agenda(
        stores.schedules(),
        house.calls(),
        house.billing(),
        notices,
        metrics::placedLate,
        UUID::randomUUID);
  }

  private static Reconciler reconciler(
      House house, Stores stores, Outside outside, InstantSource clock) {
    return new Reconciler(
        stores.books(),
        new StripeBooks(outside.stripe(), clock),
        house.gateway(),
        house.billing(),
        stores.accounts(),
        clock);
  }

  private static VoiceCatalog voices(Outside outside) {
    return new ElevenLabsVoices(outside.elevenlabs(), ProviderHttp.client());
  }

  private static WsRouting.Builder sockets(Twilio twilio) {
    var sockets = WsRouting.builder();
    twilio.register(sockets);
    return sockets;
  }

  private static WebServer serve(
      Config config, Doorway doorway, HttpRouting.Builder routing, WsRouting.Builder sockets) {
    var server =
        WebServer.builder()
            .port(config.web().port())
            .maxPayloadSize(MAX_BODY)
            .shutdownHook(false)
            .shutdownGracePeriod(Duration.ofSeconds(2))
            .directHandlers(Api.unreadable(doorway.rules()))
            .addRouting(routing)
            .addRouting(sockets)
            .build()
            .start();
    if (!server.isRunning()) {
      throw new PortTaken(config.web().port());
    }
    return server;
  }

  private static void drain(PhoneCalls calls) throws InterruptedException {
    var left = calls.drain(DRAIN);
    if (left > 0) {
      log.log(Level.WARNING, "{0} calls did not end in time", left);
    }
  }

  public int port() {
    return server.port();
  }

  /// The sandbox's control door, where there is one.
  public Optional<URI> door() {
    return Optional.ofNullable(sandbox).map(Sandbox::door);
  }

  /// The table of routes, for those who describe it.
  public List<Route> routes() {
    return api.routes();
  }

  /// Every tool there is.
  public Catalog catalog() {
    return tools.catalog();
  }

  /// Whose access token or session token it is.
  public Actor authenticate(String bearer) {
    return tools.tokens().authenticate(bearer);
  }

  public Metrics metrics() {
    return metrics;
  }

  /// Lets every call say goodbye, then closes everything in the opposite order.
  @Override
  public void close() {
    closing.close();
  }
}
