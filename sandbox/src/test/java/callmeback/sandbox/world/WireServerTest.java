package callmeback.sandbox.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("wire")
final class WireServerTest {
  private final World world = World.of(InstantSource.system(), 1, Path.of("unused"));
  private final AtomicInteger effects = new AtomicInteger();
  private final OkHttpClient client =
      new OkHttpClient.Builder()
          .retryOnConnectionFailure(false)
          .callTimeout(Duration.ofSeconds(5))
          .build();
  private WireServer server;

  @BeforeEach
  void open() {
    server =
        WireServer.open(
            world,
            "acme",
            0,
            routes ->
                routes.post(
                    "/things",
                    (request, response) -> {
                      String body = request.content().as(String.class);
                      effects.incrementAndGet();
                      response.send("made of " + body.length());
                    }),
            sockets -> {});
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aRequestIsAnsweredAndJournalledWithItsSecretsMasked() throws IOException {
    String form = "card%5Bnumber%5D=4242424242424242&key=sk_test_abc&client_secret=pi_1_secret_2";

    try (Response response = post("/things?a=b", form)) {
      assertThat(response.code()).isEqualTo(200);
      assertThat(response.body().string()).isEqualTo("made of " + form.length());
    }

    Entry entry = journal().getFirst();
    assertThat(entry.status()).isEqualTo(200);
    assertThat(entry.path()).isEqualTo("/things?a=b");
    assertThat(entry.body()).isEqualTo("card[number]=****4242&key=sk_test_***&client_secret=***");
  }

  @Test
  void aStatusMishapAnswersWithoutAnEffectAndOnlyAsOftenAsTold() throws IOException {
    strike(2, 1, new Mishap.Status(503));

    assertThat(statusOf()).isEqualTo(200);
    assertThat(statusOf()).isEqualTo(503);
    assertThat(statusOf()).isEqualTo(200);
    assertThat(effects).hasValue(2);
    assertThat(journal().get(1).note()).isEqualTo("status");
  }

  @Test
  void aStatusAfterTheEffectAnswersWithAnErrorOfADeedThatIsDone() throws IOException {
    strike(1, 0, new Mishap.StatusAfter(503));

    try (Response response = post("/things", "a")) {
      assertThat(response.code()).isEqualTo(503);
      assertThat(response.body().string()).doesNotContain("made");
    }
    assertThat(effects).hasValue(1);
    assertThat(journal().getFirst().note()).isEqualTo("status-after");
  }

  @Test
  void aConnectionDroppedBeforeHasNoEffect() {
    strike(1, 0, new Mishap.DropBefore());

    assertThatThrownBy(this::statusOf).isInstanceOf(IOException.class);
    assertThat(effects).hasValue(0);
    assertThat(journal().getFirst().status()).isZero();
  }

  @Test
  void aConnectionDroppedAfterHasItsEffectAndNoAnswer() {
    strike(1, 0, new Mishap.DropAfter());

    assertThatThrownBy(this::statusOf).isInstanceOf(IOException.class);
    assertThat(effects).hasValue(1);
    assertThat(journal().getFirst().status()).isZero();
  }

  @Test
  void aConnectionDroppedWithinItsAnswerHasItsEffectAndHalfABody() throws IOException {
    strike(1, 0, new Mishap.DropMid());

    try (Response response = post("/things", "a")) {
      assertThat(response.code()).isEqualTo(200);
      var body = response.body().source();
      assertThat(body.readUtf8("made".length())).isEqualTo("made");
      assertThatThrownBy(body::readUtf8).isInstanceOf(IOException.class);
    }
    assertThat(effects).hasValue(1);
    assertThat(journal().getFirst().note()).isEqualTo("drop-mid");
  }

  @Test
  void aStalledRequestIsNeverAnswered() {
    strike(1, 0, new Mishap.Stall());
    OkHttpClient impatient = client.newBuilder().callTimeout(Duration.ofMillis(300)).build();

    assertThatThrownBy(() -> impatient.newCall(request("/things", "a")).execute().close())
        .isInstanceOf(IOException.class);
    assertThat(effects).hasValue(0);
  }

  @Test
  void aRequestStalledAfterHasItsEffectAndIsNeverAnswered() {
    strike(1, 0, new Mishap.StallAfter());
    OkHttpClient impatient = client.newBuilder().callTimeout(Duration.ofSeconds(1)).build();

    assertThatThrownBy(() -> impatient.newCall(request("/things", "a")).execute().close())
        .isInstanceOf(InterruptedIOException.class);
    assertThat(effects).hasValue(1);
  }

  @Test
  void aStalledConnectionClosesWhenTheServerDoes() throws Exception {
    strike(1, 0, new Mishap.StallAfter());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answer = threads.submit(this::statusOf);
      Await.until(effects::get, count -> count == 1);

      server.close();

      assertThatThrownBy(answer::get)
          .cause()
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(InterruptedIOException.class);
    }
    Entry entry = journal().getFirst();
    assertThat(entry.status()).isZero();
    assertThat(entry.note()).isEqualTo("stall-after");
  }

  @Test
  void aSlowRequestTakesItsTime() throws IOException {
    strike(1, 0, new Mishap.Slow(Duration.ofMillis(120)));

    assertThat(statusOf()).isEqualTo(200);
    assertThat(journal().getFirst().millis()).isGreaterThanOrEqualTo(120);
  }

  @Test
  void aGarbledAnswerIsNotJson() throws IOException {
    strike(1, 0, new Mishap.Garble());

    try (Response response = post("/things", "a")) {
      assertThat(response.code()).isEqualTo(200);
      assertThat(response.body().string()).startsWith("{").contains("<html>");
    }
    assertThat(effects).hasValue(0);
  }

  @Test
  void whatIsNotThereIsJournalledToo() throws IOException {
    try (Response response = post("/nothing", "a")) {
      assertThat(response.code()).isEqualTo(404);
    }
    assertThat(journal().getFirst().status()).isEqualTo(404);
  }

  private void strike(int nth, int times, Mishap mishap) {
    world.mishaps().add(new MishapRule("", "acme", "POST", "/thi*", nth, times, mishap));
  }

  private List<Entry> journal() {
    return Await.until(() -> world.journal().since(0, "acme"), lines -> !lines.isEmpty());
  }

  private int statusOf() throws IOException {
    try (Response response = post("/things", "a")) {
      return response.code();
    }
  }

  private Response post(String path, String form) throws IOException {
    return client.newCall(request(path, form)).execute();
  }

  private Request request(String path, String form) {
    return new Request.Builder()
        .url(server.base() + path)
        .post(RequestBody.create(form, MediaType.get("application/x-www-form-urlencoded")))
        .build();
  }
}
