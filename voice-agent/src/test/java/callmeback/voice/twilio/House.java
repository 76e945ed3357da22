package callmeback.voice.twilio;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.Secret;
import callmeback.core.account.PhoneNumber;
import callmeback.core.billing.Billing;
import callmeback.core.call.Call;
import callmeback.core.call.Conversations;
import callmeback.core.call.LiveCalls;
import callmeback.core.call.Parties;
import callmeback.core.call.Purpose;
import callmeback.core.call.ReportInbox;
import callmeback.core.call.SpokenTurn;
import callmeback.core.call.Telephony.Dialling;
import callmeback.voice.line.Line;
import callmeback.voice.line.LineListener;
import callmeback.voice.line.Switchboard;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.websocket.WsRouting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// As much of the product as the telephone company meets, on loopback.
final class House implements AutoCloseable, Switchboard {
  static final String ACCOUNT = "AC" + "0123456789abcdef".repeat(2);
  static final String KEY = "a-token-for-tests";
  static final PhoneNumber FROM = new PhoneNumber("+15550001111");
  static final PhoneNumber TO = new PhoneNumber("+15552223333");

  final int port = freePort();
  final InstantSource clock = InstantSource.system();
  final Books books = new Books();
  final Seen inbox = new Seen();
  final List<String> news = new CopyOnWriteArrayList<>();
  final TwilioTelephony telephony;
  final LiveCalls calls;
  private final BlockingQueue<Ear> ears = new LinkedBlockingQueue<>();
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private final Twilio twilio;
  private final WebServer server;

  /// @param apiBase where the telephone company is
  House(URI apiBase) {
    var config = new TwilioConfig(URI.create(url("")), apiBase, ACCOUNT, new Secret(KEY), FROM);
    telephony = new TwilioTelephony(config, clock);
    var accounts = new Nobody.Accounts();
    calls =
        new LiveCalls(
            books,
            telephony,
            new Billing(new NoMoney(), new NoBank(), accounts, clock, UUID::randomUUID),
            new Unrecorded(),
            new Parties(accounts, new Nobody.Personas()),
            clock);
    twilio = Twilio.open(telephony, calls, inbox, this, "One moment.", scheduler);
    var sockets = WsRouting.builder();
    twilio.register(sockets);
    server =
        WebServer.builder()
            .address(InetAddress.getLoopbackAddress())
            .port(port)
            .shutdownHook(false)
            .shutdownGracePeriod(Duration.ofMillis(50))
            .addRouting(
                HttpRouting.builder()
                    .register(twilio.webhooks())
                    .error(
                        ProblemException.class,
                        (_, response, e) -> response.status(status(e.problem())).send()))
            .addRouting(sockets)
            .build()
            .start();
  }

  String url(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  String socketUrl() {
    return "ws://127.0.0.1:" + port + TwilioConfig.STREAM;
  }

  /// A call that was asked for.
  Call call() {
    return books.open(TO, clock.instant());
  }

  /// A call that was asked for and dialled.
  Call dial() {
    var call = call();
    var dialling = telephony.dial(call.id(), TO, Duration.ofMinutes(1));
    if (dialling instanceof Dialling.Accepted(var sid)) {
      books.dialled(call.id(), sid);
      return books.get(call.id());
    }
    throw new AssertionError(dialling);
  }

  /// The next conversation that begins.
  Ear ear() throws InterruptedException {
    var ear = ears.poll(10, TimeUnit.SECONDS);
    if (ear == null) {
      throw new AssertionError("no line was connected");
    }
    return ear;
  }

  boolean connected() {
    return !ears.isEmpty();
  }

  Call awaitEnd(UUID callId) {
    return Await.until(() -> books.get(callId), call -> !call.status().live());
  }

  @Override
  public void prepare(UUID callId) {
    news.add("prepare " + callId);
  }

  @Override
  public LineListener connect(UUID callId, Line line) {
    var ear = new Ear(callId, line);
    ears.add(ear);
    return ear;
  }

  @Override
  public void forget(UUID callId) {
    news.add("forget " + callId);
  }

  @Override
  public void close() {
    server.stop();
    twilio.close();
    scheduler.shutdownNow();
  }

  private static Status status(Problem problem) {
    if (problem instanceof Problem.Forbidden) {
      return Status.FORBIDDEN_403;
    }
    return problem instanceof Problem.NotFound
        ? Status.NOT_FOUND_404
        : Status.INTERNAL_SERVER_ERROR_500;
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reports that were acted on.
  static final class Seen implements ReportInbox {
    private final Set<Report> reports = ConcurrentHashMap.newKeySet();

    @Override
    public boolean applied(Report report) {
      return reports.contains(report);
    }

    @Override
    public void apply(Report report) {
      reports.add(report);
    }

    Set<Report> all() {
      return Set.copyOf(reports);
    }
  }

  /// Conversations nobody writes down.
  private static final class Unrecorded implements Conversations {
    @Override
    public void brief(Call call, Purpose purpose) {}

    @Override
    public Optional<Purpose> purpose(Call call) {
      return Optional.empty();
    }

    @Override
    public void note(Call call, SpokenTurn turn) {}

    @Override
    public List<SpokenTurn> turns(Call call) {
      return List.of();
    }

    @Override
    public void close(Call call) {}
  }
}
