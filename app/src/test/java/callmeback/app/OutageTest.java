package callmeback.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/// The ground gives way under a conversation: it goes on, and is charged and kept afterwards (rows
/// 30, 33 and 34 of facts/billing-telephony.md, 6.4).
@Tag("faults")
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("OutageTest")
class OutageTest {
  @TempDir static Path home;
  private static FaultyHouse house;

  @BeforeAll
  static void open() throws Exception {
    house = FaultyHouse.open(home);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @AfterEach
  void invariants() {
    house.requireSound();
  }

  /// Row 30.
  @Test
  void whoTalksToTheLimitPaysTheHoldAndNoMore() throws Exception {
    var ann = house.person("pm_card_visa");
    ann.phone("answer", List.of(Map.of("say", FaultyHouse.SAID), Map.of("wait_ms", 90_000)));
    var call = ann.awaitSettled(ann.call(ann.hold(1)).path("id").asText());
    assertThat(call.path("status").asText()).isEqualTo("completed");
    assertThat(call.at("/money/captured").asInt()).isEqualTo(65);
    assertThat(call.at("/money/held").asInt()).isEqualTo(65);
    assertThat(call.path("duration").asInt()).isBetween(30, 62);
  }

  /// Row 33.
  @Test
  void aDatabaseThatStandsStillDoesNotEndAConversation() throws Exception {
    var ann = house.person("pm_card_visa");
    ann.phone(
        "answer",
        List.of(
            Map.of("say", FaultyHouse.SAID), Map.of("wait_ms", 15_000), Map.of("hang_up", true)));
    var id = ann.call(ann.hold(2)).path("id").asText();
    ann.await(id, each -> each.path("turns").size() >= 2);
    signal("STOP");
    try {
      var reply = asked("/api/personas");
      assertThat(reply.statusCode()).isEqualTo(503);
      assertThat(reply.headers().firstValue("Retry-After")).isPresent();
    } finally {
      signal("CONT");
    }
    var call = ann.awaitSettled(id);
    assertThat(call.path("status").asText()).isEqualTo("completed");
    assertThat(call.at("/money/captured").asInt()).isEqualTo(65);
  }

  /// Row 34.
  @Test
  void aDiskThatTakesNothingCostsACallItsTranscriptForAWhileOnly() throws Exception {
    var ann = house.caller();
    var buckets = home.resolve("buckets");
    var aside = home.resolve("aside");
    Files.move(buckets, aside);
    Files.writeString(buckets, "no folder");
    String id;
    try {
      id = ann.call(ann.hold(2)).path("id").asText();
      var call = ann.await(id, Person::conversed);
      assertThat(call.at("/money/captured").asInt()).isEqualTo(65);
    } finally {
      Files.delete(buckets);
      Files.move(aside, buckets);
    }
    house.await(
        "the transcript",
        () -> {
          house.pass("1 minute");
          return house.count("calls WHERE NOT transcribed AND heard_at IS NOT NULL") == 0;
        });
    assertThat(ann.look(id).path("transcript").asText()).contains(FaultyHouse.SAID);
  }

  private static HttpResponse<String> asked(String path) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create(house.product() + path)).build();
      return client.send(request, BodyHandlers.ofString());
    }
  }

  /// To the database server and everything it started.
  private static void signal(String signal) throws IOException, InterruptedException {
    var pid = Files.readAllLines(home.resolve("pgdata/postmaster.pid")).getFirst();
    var server = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    for (var each : Stream.concat(Stream.of(server), server.descendants()).toList()) {
      new ProcessBuilder("kill", "-" + signal, Long.toString(each.pid())).start().waitFor();
    }
  }
}
