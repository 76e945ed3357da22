package callmeback.sandbox.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.sandbox.speech.Heard;
import callmeback.sandbox.speech.Timbre;
import callmeback.sandbox.world.Await;
import callmeback.sandbox.world.PhoneLine;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Tag("wire")
@Execution(ExecutionMode.CONCURRENT)
final class ScriptedCallTest {

  @TempDir Path state;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(state);
    bench.product.serve("/answer", bench.product.connect());
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aLineIsSpokenOnceThePersonaHasFinishedAndIsHeardWordForWord() throws InterruptedException {
    bench.phone(
        """
        {"answer_after_ms": 20, "hang_up": true,
         "script": [{"say": "Hello, who is there?"}, {"say": "Goodbye then."}]}\
        """);
    bench.place();
    var socket = bench.product.socket();
    socket.next("start");

    socket.play(Bench.speech("Good evening, this is your friend."));
    heardBy(socket, "Hello, who is there?");
    socket.play(Bench.speech("It is only me."));
    heardBy(socket, "Goodbye then.");
    socket.play(Bench.speech("Bye bye."));

    socket.next("stop");
    var call = Await.until(bench::phoneCall, it -> it.path("state").asText().equals("ended"));
    assertThat(texts(call.path("heard")))
        .containsExactly("Good evening, this is your friend.", "It is only me.", "Bye bye.");
    assertThat(texts(call.path("said"))).containsExactly("Hello, who is there?", "Goodbye then.");
    var pause =
        call.path("said").path(0).path("start_ms").asLong()
            - call.path("heard").path(0).path("end_ms").asLong();
    assertThat(pause).isGreaterThanOrEqualTo(280L);
  }

  @Test
  void anInterruptionComesWhileThePersonaSpeaks() throws InterruptedException {
    bench.phone(
        """
        {"answer_after_ms": 20,
         "script": [{"interrupt": "Stop it please.", "after_ms": 700}]}\
        """);
    bench.place();
    var socket = bench.product.socket();
    socket.next("start");
    var sentence = "I could go on about this subject for ever and ever, as you may know by now.";

    socket.play(Bench.speech(sentence));
    heardBy(socket, "Stop it please.");
    socket.clear();

    var call = Await.until(bench::phoneCall, it -> it.path("clears").size() == 1);
    var heard = call.path("heard").path(0);
    var after =
        call.path("said").path(0).path("start_ms").asLong() - heard.path("start_ms").asLong();
    assertThat(after).isGreaterThanOrEqualTo(600L);
    assertThat(heard.path("text").asText()).startsWith("I could go on").doesNotContain("by now");
  }

  @Test
  void spokenTwimlIsHeardOnTheTelephone() {
    bench.product.serve("/answer", "<Say>Please hold the line.</Say><Hangup/>");

    var sid = bench.place();

    bench.awaitStatus(sid, "completed");
    assertThat(texts(bench.phoneCall().path("heard"))).containsExactly("Please hold the line.");
  }

  @Test
  void aVoicemailGreetsAndThenListens() throws InterruptedException {
    bench.phone("{\"behaviour\": \"voicemail\", \"answer_after_ms\": 20}");
    bench.place();
    var socket = bench.product.socket();

    heardBy(socket, "Please leave a message after the tone.");
  }

  @Test
  void aTelephoneSpeaksByHandAndLendsItsMicrophone() throws InterruptedException {
    bench.place();
    var socket = bench.product.socket();
    socket.next("start");
    Await.until(bench::phoneCall, call -> call.path("state").asText().equals("in-call"));

    bench.phones.say(Bench.TO, "I am here.");
    heardBy(socket, "I am here.");
    bench.phones.line(Bench.TO).microphone(Bench.SPEECH.say("So am I.", MICROPHONE).mulaw());

    heardBy(socket, "So am I.");
  }

  @Test
  void aPageHearsWhatTheTelephoneDoes() throws InterruptedException {
    var news = new LinkedBlockingQueue<String>();
    try (var _ = bench.phones.line(Bench.TO).listen(new Page(news))) {
      bench.product.serve("/answer", "<Say>One two three.</Say><Hangup/>");
      bench.place();

      assertThat(take(news)).isEqualTo("ringing " + Bench.FROM);
      assertThat(take(news)).isEqualTo("answered");
      assertThat(take(news)).isEqualTo("heard One two three.");
      assertThat(take(news)).isEqualTo("ended completed");
    }
  }

  private static final Timbre MICROPHONE = Timbre.of("microphone");

  /// Waits until a phrase ending in these words has been heard in what the telephone sent.
  private static void heardBy(ProductSocket socket, String words) {
    Await.until(
        () -> phrases(socket.audio()),
        phrases -> phrases.stream().anyMatch(p -> p.endsWith(words)));
  }

  private static List<String> phrases(byte[] audio) {
    var phrases = new ArrayList<String>();
    for (var heard : Bench.SPEECH.ear().hear(Arrays.copyOf(audio, audio.length))) {
      if (heard instanceof Heard.Words words && words.complete()) {
        phrases.add(words.soFar());
      }
    }
    return phrases;
  }

  private static List<String> texts(JsonNode list) {
    var texts = new ArrayList<String>();
    list.forEach(item -> texts.add(item.path("text").asText()));
    return texts;
  }

  private static String take(BlockingQueue<String> news) throws InterruptedException {
    return String.valueOf(news.poll(10, TimeUnit.SECONDS));
  }

  private record Page(BlockingQueue<String> news) implements PhoneLine.Listener {
    @Override
    public void ringing(String from) {
      news.add("ringing " + from);
    }

    @Override
    public void answered() {
      news.add("answered");
    }

    @Override
    public void ended(String why) {
      news.add("ended " + why);
    }

    @Override
    public void audio(byte[] mulaw) {}

    @Override
    public void cleared() {
      news.add("cleared");
    }

    @Override
    public void heard(String text) {
      news.add("heard " + text);
    }

    @Override
    public void said(String text) {
      news.add("said " + text);
    }
  }
}
