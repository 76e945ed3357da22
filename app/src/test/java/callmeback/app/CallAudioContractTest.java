package callmeback.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/// The sound of calls: kept where the person agreed, for a day and encrypted, and gone when it
/// shall be; through the whole product, in a house of its own whose clock can be put forward.
@Tag("e2e")
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("the house of CallAudioContractTest")
class CallAudioContractTest {
  private static final int HEADER = 58;

  @TempDir static Path home;
  private static final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
  private static RunningHouse house;

  @BeforeAll
  static void open() throws Exception {
    house = RunningHouse.open(home, () -> InstantSource.system().instant().plus(ahead.get()));
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  void withConsentACallLeavesBothItsSidesEncrypted() throws Exception {
    var ann = agreed();
    var call = recorded(ann);
    var wav = audio(ann, call);

    assertThat(wav.statusCode()).isEqualTo(200);
    assertThat(wav.headers().firstValue("Content-Type")).hasValue("audio/wav");
    assertThat(wav.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(ascii(wav.body(), 0, 4)).isEqualTo("RIFF");
    assertThat(sounds(wav.body(), 0)).as("the caller, in ms").isGreaterThan(500);
    assertThat(sounds(wav.body(), 1)).as("the persona, in ms").isGreaterThan(500);
    var exported = ann.get("/api/user/export");
    assertThat(exported.text("/recordings/0/path")).isEqualTo("/api/calls/" + call + "/audio");
    nothingCanBeReadOnTheDisk(ann, wav.body());
    var stranger = Frontend.newcomer(house.product());
    assertThat(stranger.get("/api/calls/" + call + "/audio").error()).isEqualTo("404 NOT_FOUND");
    assertThat(stranger.delete("/api/calls/" + call + "/audio").error()).isEqualTo("404 NOT_FOUND");
  }

  @Test
  void afterADayItIsNotToBeHadAndThenGoneFromTheDisk() throws Exception {
    var eva = agreed();
    var call = recorded(eva);
    assertThat(audio(eva, call).statusCode()).isEqualTo(200);

    ahead.set(Duration.ofHours(24));
    try {
      assertThat(eva.get("/api/calls/" + call + "/audio").error()).isEqualTo("404 NOT_FOUND");
      house.sql(
          "UPDATE scheduled_tasks SET execution_time = now()"
              + " WHERE task_name = 'delete-expired' AND NOT picked");
      Planner.await(() -> recordings(eva).isEmpty());
      assertThat(eva.get("/api/calls/" + call).text("/call/transcript")).isNotEmpty();
    } finally {
      ahead.set(Duration.ZERO);
    }
  }

  @Test
  void withoutConsentNothingIsKept() throws Exception {
    var ben = Frontend.payer(house.product());
    assertThat(ben.get("/api/auth/me").json().at("/user/keep_audio").asBoolean(true)).isFalse();
    var call = talk(ben);
    recorded(agreed());

    assertThat(recordings(ben)).isEmpty();
    assertThat(ben.get("/api/calls/" + call + "/audio").error()).isEqualTo("404 NOT_FOUND");
    assertThat(ben.get("/api/user/export").json().path("recordings")).isEmpty();
  }

  @Test
  void itIsDeletedWhenItsOwnerSaysSo() throws Exception {
    var cid = agreed();
    var first = recorded(cid);
    assertThat(cid.delete("/api/calls/" + first + "/audio").status()).isEqualTo(200);
    assertThat(cid.delete("/api/calls/" + first + "/audio").error()).isEqualTo("404 NOT_FOUND");
    assertThat(recordings(cid)).isEmpty();

    recorded(cid);
    var off = cid.put("/api/user/profile", "{'keep_audio': false}");
    assertThat(off.json().at("/user/keep_audio").asBoolean(true)).isFalse();
    assertThat(recordings(cid)).isEmpty();
  }

  @Test
  void forgettingEverythingAndLeavingTakeItAway() throws Exception {
    var dan = agreed();
    recorded(dan);
    assertThat(dan.delete("/api/memories?all=true").status()).isEqualTo(200);
    assertThat(recordings(dan)).isEmpty();

    recorded(dan);
    dan.send("DELETE", "/api/user", "{'password': '%s'}".formatted(Frontend.PASSWORD));
    house.sql(
        "UPDATE users SET leaving_at = leaving_at - interval '2 minutes', leave_next = now()"
            + " WHERE id = '%s'".formatted(dan.userId()));
    house.sql(
        "UPDATE calls SET ended_at = ended_at - interval '2 minutes' WHERE user_id = '%s'"
            .formatted(dan.userId()));
    Planner.await(() -> recordings(dan).isEmpty());
  }

  private static Frontend agreed() {
    var person = Frontend.payer(house.product());
    var on = person.put("/api/user/profile", "{'keep_audio': true}");
    assertThat(on.json().at("/user/keep_audio").asBoolean()).isTrue();
    return person;
  }

  /// A call in which both say something.
  ///
  /// @return its id, once it is over and its transcript is stored
  private static String talk(Frontend person) throws Exception {
    house.greets(person.phone());
    var call =
        person
            .post(
                "/api/call",
                "{'phone_number': '%s', 'persona_id': '%s', 'payment_intent_id': '%s'}"
                    .formatted(person.phone(), person.persona(), person.hold(2)))
            .text("/call/id");
    Planner.await(() -> there("calls WHERE transcribed AND id = '" + call + "'"));
    return call;
  }

  /// The same with somebody who agreed, until it is recorded.
  private static String recorded(Frontend person) throws Exception {
    var call = talk(person);
    Planner.await(() -> !recordings(person).isEmpty());
    return call;
  }

  private static HttpResponse<byte[]> audio(Frontend person, String call) throws Exception {
    var asked =
        HttpRequest.newBuilder(house.product().resolve("/api/calls/" + call + "/audio"))
            .header("Authorization", "Bearer " + person.token())
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(asked, BodyHandlers.ofByteArray());
    }
  }

  /// Milliseconds in which one side is not silent.
  private static int sounds(byte[] wav, int side) {
    var loud = 0;
    for (var at = HEADER + side; at < wav.length; at += 2) {
      loud += silent(wav[at]) ? 0 : 1;
    }
    return loud / 8;
  }

  /// Zero has two signs in mu-law.
  private static boolean silent(byte sample) {
    return sample == (byte) 0xFF || sample == 0x7F;
  }

  private static boolean there(String row) {
    try {
      return house.tables().count(row) == 1;
    } catch (IOException | SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static void nothingCanBeReadOnTheDisk(Frontend person, byte[] wav) throws IOException {
    var said = HEADER + 1;
    while (silent(wav[said])) {
      said += 2;
    }
    var payload = ascii(wav, said, said + 64);
    assertThat(recordings(person)).isNotEmpty();
    for (var file : recordings(person)) {
      var bytes = Files.readAllBytes(file);
      assertThat(ascii(bytes, 0, bytes.length)).doesNotContain("RIFF", "WAVE", payload);
    }
  }

  private static String ascii(byte[] bytes, int from, int to) {
    return new String(Arrays.copyOfRange(bytes, from, to), StandardCharsets.ISO_8859_1);
  }

  private static List<Path> recordings(Frontend person) {
    var folder = home.resolve("buckets/objects/audio/" + person.userId());
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
