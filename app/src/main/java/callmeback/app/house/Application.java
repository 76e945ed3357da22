package callmeback.app.house;

import callmeback.api.Api;
import callmeback.app.config.Config;
import callmeback.app.watch.Health;
import callmeback.app.watch.Metrics;
import callmeback.app.watch.Pulse;
import callmeback.app.watch.Watching;
import callmeback.core.persona.VoiceCatalog;
import callmeback.core.schedule.Agenda;
import callmeback.core.schedule.Notices;
import callmeback.mcp.Catalog;
import callmeback.mcp.CatalogToolbox;
import callmeback.prompts.Prompts;
import callmeback.sandbox.Credentials;
import callmeback.sandbox.Sandbox;
import callmeback.sandbox.SandboxConfig;
import callmeback.voice.call.Briefing;
import callmeback.voice.call.Desk;
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
import java.util.Optional;
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
  private final WebServer server;

  private Application(
      Closing closing, Metrics metrics, @Nullable Sandbox sandbox, WebServer server) {
    this.closing = closing;
    this.metrics = metrics;
    this.sandbox = sandbox;
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
    var storage = Storage.open(config, clock, progress, closing);
    var sandbox = config.providers().sandboxNeeded() ? closing.add(sandbox(config, clock)) : null;
    var outside = Outside.of(config, sandbox);
    var prompts = Prompts.load();
    var stores = Stores.in(storage.database());
    var house = House.build(config, clock, storage, stores, outside, prompts);
    var pulse = new Pulse(clock);
    var metrics = closing.add(new Metrics(pulse));
    var phoneCalls = phoneCalls(house, outside, prompts, clock, metrics);
    metrics.gauge("callmeback.calls.live", phoneCalls::live);
    metrics.gauge(
        "callmeback.money.overdue",
        () -> stores.payments().overdue(clock.instant().minus(MONEY_OVERDUE)));
    var scheduler = closing.add(Executors.newSingleThreadScheduledExecutor());
    var opening = prompts.get("voice/twiml-opening").body();
    var twilio =
        closing.add(
            Twilio.open(
                house.telephony(), house.live(), stores.reports(), phoneCalls, opening, scheduler));
    var health = new Health(storage.database().dataSource(), pulse);
    var rest = new Rest(house, stores, outside, voices(outside), outside.proofs(config), clock);
    var doorway = new Doorway(config.web(), storage.database(), clock);
    var routing = routing(rest, doorway, twilio, new Watching(health, metrics));
    var server = serve(config, doorway, routing, sockets(twilio));
    closing.add(server::stop);
    closing.add(() -> drain(phoneCalls));
    closing.add(
        Sweeps.start(
            storage.database().dataSource(),
            house,
            agenda(house, stores, new TwilioNotices(outside.twilio(), prompts), metrics),
            clock));
    return new Application(closing, metrics, sandbox, server);
  }

  private static Sandbox sandbox(Config config, InstantSource clock) {
    return Sandbox.open(
        new SandboxConfig(
            config.providers().sandboxPort(),
            Credentials.usual(),
            config.web().baseUrl().resolve("/api/stripe/webhook"),
            config.storage().home().resolve("sandbox"),
            clock,
            clock.millis()));
  }

  private static PhoneCalls phoneCalls(
      House house, Outside outside, Prompts prompts, InstantSource clock, Metrics metrics) {
    var catalog =
        new Catalog(
            new callmeback.mcp.Services(
                house.calls(), house.live(), house.memories(), house.personas(), house.billing()),
            prompts);
    var desk =
        new Desk(
            house.live(),
            new CatalogToolbox(catalog),
            new Briefing(prompts, clock),
            clock,
            metrics);
    return new PhoneCalls(desk, new Voices(outside, clock));
  }

  private static HttpRouting.Builder routing(
      Rest rest, Doorway doorway, Twilio twilio, Watching watching) {
    var routing = HttpRouting.builder();
    watching.mount(routing);
    routing.register(twilio.webhooks());
    doorway.api(rest).mount(routing);
    return routing;
  }

  private static Agenda agenda(House house, Stores stores, Notices notices, Metrics metrics) {
    return new Agenda(
        stores.schedules(), house.calls(), house.billing(), notices, metrics::placedLate);
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
    return WebServer.builder()
        .port(config.web().port())
        .maxPayloadSize(MAX_BODY)
        .shutdownHook(false)
        .shutdownGracePeriod(Duration.ofSeconds(2))
        .directHandlers(Api.unreadable(doorway.rules()))
        .addRouting(routing)
        .addRouting(sockets)
        .build()
        .start();
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

  public Metrics metrics() {
    return metrics;
  }

  /// Lets every call say goodbye, then closes everything in the opposite order.
  @Override
  public void close() {
    closing.close();
  }
}
