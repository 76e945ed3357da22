package callmeback.app;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.app.demo.Door;
import callmeback.app.demo.Door.Refused;
import callmeback.app.house.Application;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Two nodes of one house, racing each other and their people, one of them with a wrong clock or
/// asleep: every call for later is placed once, and by the database's clock (rows 22, 23, 25 and 31
/// of facts/billing-telephony.md, 6.4).
@Tag("faults")
@Execution(ExecutionMode.CONCURRENT)
class NodesFaultsTest {
  private static final int PEOPLE = 4;
  private static final String DUE = "at = now(), dial_at = now(), reminded = true";
  private static final String OPEN = "state = 'SCHEDULED'";

  @TempDir private Path folder;

  /// Row 22.
  @Test
  void twoNodesPlaceEachCallOnce() throws Exception {
    try (var house = FaultyHouse.open(folder.resolve("one"));
        var _ = node(house, Duration.ZERO)) {
      var calls = scheduled(house, PEOPLE);
      due(house);
      awaitOver(house);
      calls.forEach((id, person) -> assertThat(house.rings(person)).as(id).isEqualTo(1));
      house.requireSound();
    }
  }

  /// Row 31: five minutes early is too early, whatever a node's own clock says.
  @Test
  void aNodeWhoseClockIsFastPlacesNothingEarly() throws Exception {
    try (var house = FaultyHouse.open(folder.resolve("one"));
        var fast = node(house, Duration.ofMinutes(5))) {
      assertThat(clock(fast.port())).matches("(299|300) seconds fast");
      assertThat(clock(house.product().getPort())).isEqualTo("ok");
      var calls = scheduled(house, 1);
      house.sql(
          """
          UPDATE scheduled_calls SET at = now() + interval '4 minutes',
                                     dial_at = now() + interval '4 minutes', reminded = true
          """);
      var later = Instant.now().plusSeconds(8);
      house.await("the nodes to have looked", () -> house.count(lookedAfter(later)) == 1);
      calls.values().forEach(person -> assertThat(house.rings(person)).isZero());
      due(house);
      awaitOver(house);
      calls.values().forEach(person -> assertThat(house.rings(person)).isEqualTo(1));
      house.requireSound();
    }
  }

  /// Row 25.
  @Test
  void whoeverCancelsWhileItIsDialledIsCalledOrNotButNeverBoth() throws Exception {
    try (var house = FaultyHouse.open(folder.resolve("one"));
        var _ = node(house, Duration.ZERO)) {
      var calls = scheduled(house, PEOPLE);
      due(house);
      var cancelled = new ArrayList<String>();
      try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
        var attempts = new LinkedHashMap<String, Future<Boolean>>();
        calls.forEach((id, person) -> attempts.put(id, all.submit(() -> cancel(person, id))));
        for (var attempt : attempts.entrySet()) {
          if (attempt.getValue().get()) {
            cancelled.add(attempt.getKey());
          }
        }
      }
      awaitOver(house);
      calls.forEach((id, person) ->
          assertThat(house.rings(person)).as(id).isEqualTo(cancelled.contains(id) ? 0 : 1));
      house.requireSound();
    }
  }

  /// Row 23: a node that is stopped again and again, for longer than its claims last, and goes on
  /// each time where it was.
  @Test
  void aNodeThatFallsAsleepAndWakesUpPlacesNothingASecondTime() throws Exception {
    try (var house = FaultyHouse.open(folder.resolve("one"))) {
      var port = Ports.block();
      var settings = SecondNode.settings(house, folder.resolve("one"), folder.resolve("two"), port);
      try (var other = ProductProcess.start(folder.resolve("two"), settings)) {
        other.awaitPrinted("is ready");
        var calls = scheduled(house, PEOPLE);
        due(house);
        for (var times = 0; times < 3; times++) {
          other.signal("STOP");
          var before = house.count("calls");
          house.await(
              "the node that is awake", () -> house.count("calls") > before || waiting(house) == 0);
          other.signal("CONT");
        }
        awaitOver(house);
        calls.forEach((id, person) -> assertThat(house.rings(person)).as(id).isEqualTo(1));
        house.requireSound();
      }
    }
  }

  private static String clock(int port) throws InterruptedException {
    var health = new Door(URI.create("http://localhost:" + port)).get("/health/ready");
    return health.path("clock").asText();
  }

  private Application node(FaultyHouse house, Duration wrong) throws Exception {
    return SecondNode.open(house, folder.resolve("one"), folder.resolve("two"), wrong);
  }

  /// Calls for later and whose they are.
  private static Map<String, Person> scheduled(FaultyHouse house, int people) throws Exception {
    var calls = new LinkedHashMap<String, Person>();
    for (var each = 0; each < people; each++) {
      var ann = house.caller();
      var call = ann.schedule(ann.hold(1), Instant.now().plusSeconds(3_600).toString());
      calls.put(call.path("id").asText(), ann);
    }
    return calls;
  }

  private static void due(FaultyHouse house) {
    house.sql("UPDATE scheduled_calls SET %s WHERE %s".formatted(DUE, OPEN));
  }

  private static String lookedAfter(Instant time) {
    return "scheduled_tasks WHERE task_name = 'dial-scheduled' AND last_success > timestamptz '%s'"
        .formatted(time);
  }

  private static long waiting(FaultyHouse house) {
    return house.count("scheduled_calls WHERE " + OPEN);
  }

  private static void awaitOver(FaultyHouse house) {
    house.await(
        "all calls to be over",
        () ->
            house.count("scheduled_calls WHERE state IN ('SCHEDULED', 'DIALLING')") == 0
                && house.count("calls WHERE ended_at IS NULL") == 0);
  }

  private static boolean cancel(Person person, String id) throws InterruptedException {
    try {
      person.door().delete("/api/calls/schedule/" + id);
      return true;
    } catch (Refused refused) {
      assertThat(refused.status()).isEqualTo(400);
      return false;
    }
  }
}
