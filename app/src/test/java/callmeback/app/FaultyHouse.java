package callmeback.app;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.app.demo.Door;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// A house in which things are made to go wrong, and which is held to what must be true of it
/// whatever went wrong (facts/billing-telephony.md, 6.4).
final class FaultyHouse implements AutoCloseable {
  static final String DIAL = "/2010-04-01/Accounts/*/Calls.json";
  static final String HOLD = "/v1/payment_intents";
  static final String CAPTURE = "/v1/payment_intents/*/capture";
  static final String RELEASE = "/v1/payment_intents/*/cancel";
  static final String SAID = "hello it is nice to hear your voice";
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(90);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

  /// Each by itself, so that they never stand in the way of whoever changes two tables at once.
  private static final List<String> EARLIER =
      List.of(
          "UPDATE payments SET updated_at = updated_at - interval '%s', next_attempt_at = now()",
          """
          UPDATE calls SET created_at = created_at - interval '%1$s',
                           dialled_at = dialled_at - interval '%1$s',
                           answered_at = answered_at - interval '%1$s',
                           redial_at = redial_at - interval '%1$s'
           WHERE ended_at IS NULL
          """,
          "UPDATE scheduled_tasks SET execution_time = now() WHERE NOT picked");

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final URI product;
  private final URI door;
  private final Tables tables;
  private final Logbook logbook = Logbook.open();
  private final AutoCloseable house;

  private FaultyHouse(URI product, URI door, Tables tables, AutoCloseable house) {
    this.product = product;
    this.door = door;
    this.tables = tables;
    this.house = house;
  }

  static FaultyHouse open(Path home) throws Exception {
    return open(home, InstantSource.system());
  }

  /// @param clock of the house and of its sandbox
  static FaultyHouse open(Path home, InstantSource clock) throws Exception {
    var house = RunningHouse.open(home, clock);
    var door = house.application().door().orElseThrow();
    return new FaultyHouse(house.product(), door, house.tables(), house);
  }

  /// One that runs in a process of its own, and is ended with it.
  static FaultyHouse in(ProductProcess process) {
    return new FaultyHouse(process.product(), process.door(), process.tables(), process);
  }

  URI product() {
    return product;
  }

  Door sandbox() {
    return new Door(door);
  }

  /// Somebody with a good card who picks up, says something and hangs up.
  Person caller() throws InterruptedException {
    var ann = person("pm_card_visa");
    ann.phone(
        "answer", List.of(Map.of("say", SAID), Map.of("wait_ms", 2_500), Map.of("hang_up", true)));
    return ann;
  }

  Person person(String card) throws InterruptedException {
    return Person.signUp(product, sandbox(), card);
  }

  /// @param path of the requests or deliveries that are struck, `*` standing for any text
  /// @param times how many in a row; 0 for all that follow
  void mishap(String provider, String path, int times, String kind) {
    mishap(provider, path, times, kind, Map.of());
  }

  /// The same where the door is posted to, with a status or a delay.
  void mishap(String provider, String path, int times, String kind, Map<String, ?> more) {
    var mishap = new HashMap<String, Object>(more);
    var match = Map.of("method", "POST", "path", path);
    mishap.putAll(Map.of("provider", provider, "match", match, "times", times, "kind", kind));
    asked(() -> sandbox().post("/mishaps", mishap));
  }

  /// Answers with an error, and does nothing.
  void status(String provider, String path, int times, int status) {
    mishap(provider, path, times, "status", Map.of("status", status));
  }

  void clear() {
    var request = HttpRequest.newBuilder(URI.create(door + "/mishaps")).DELETE().build();
    asked(() -> HTTP.send(request, BodyHandlers.discarding()));
  }

  /// As if so much time had gone by for everything that is kept, like `1 hour`; and what is done
  /// now and then is done now.
  void pass(String interval) {
    for (var earlier : EARLIER) {
      sql(earlier.formatted(interval));
    }
  }

  void sql(String statement) {
    asked(() -> {
      tables.sql(statement);
      return statement;
    });
  }

  long count(String rows) {
    return asked(() -> tables.count(rows));
  }

  long sum(String column, String rows) {
    return asked(() -> tables.sum(column, rows));
  }

  boolean knows(String words) {
    return asked(() -> tables.knows(words));
  }

  private static <T> T asked(Callable<T> question) {
    try {
      return question.call();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /// What a simulator was asked and has told, in order.
  Stream<JsonNode> journal(String provider) {
    return asked(() -> sandbox().get("/journal?provider=" + provider))
        .path("entries")
        .valueStream();
  }

  JsonNode books() {
    return asked(() -> sandbox().get("/books"));
  }

  /// Lines that were answered at this number, by the telephone company's books.
  long rings(Person person) {
    return books()
        .at("/twilio/calls")
        .valueStream()
        .filter(call -> call.path("to").asText().equals(person.number()))
        .count();
  }

  /// What the payment provider's own books say of a hold.
  JsonNode intent(String intentId) {
    return books()
        .at("/stripe/payment_intents")
        .valueStream()
        .filter(intent -> intent.path("id").asText().equals(intentId))
        .findFirst()
        .orElseThrow();
  }

  /// What is held at this moment, by the payment provider's books, in cents.
  long held() {
    return books()
        .at("/stripe/payment_intents")
        .valueStream()
        .mapToLong(intent -> intent.path("held").asLong())
        .sum();
  }

  /// Entries of our ledger for a call.
  long ledger(String callId, String kind) {
    return count(
        "ledger l JOIN payments p ON p.id = l.payment_id WHERE p.call_id = '%s' AND l.kind = '%s'"
            .formatted(callId, kind));
  }

  /// Lets everything that was begun come to its end, and then demands the seven invariants.
  void requireSound() {
    clear();
    var deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!quiet() && System.nanoTime() < deadline) {
      pass("2 hours");
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    Invariants.require(this);
  }

  /// The lines that were written to the log since this house was opened.
  List<String> logged() {
    return logbook.lines();
  }

  private boolean quiet() {
    return count("calls WHERE ended_at IS NULL") == 0
        && count("calls WHERE heard_at IS NOT NULL AND NOT transcribed") == 0
        && count("scheduled_calls WHERE state = 'DIALLING'") == 0
        && books().at("/stripe/payment_intents").valueStream().allMatch(FaultyHouse::over)
        && count("payments WHERE state NOT IN ('CAPTURED', 'RELEASED', 'REFUSED')") == 0;
  }

  private static boolean over(JsonNode intent) {
    return intent.path("held").asLong() == 0;
  }

  /// Waits, a minute and a half at most.
  void await(String what, BooleanSupplier there) {
    var deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!there.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waiting for " + what).isLessThan(deadline);
      LockSupport.parkNanos(PAUSE_NANOS / 4);
    }
  }

  @Override
  public void close() {
    logbook.close();
    asked(() -> {
      house.close();
      return "";
    });
  }
}
