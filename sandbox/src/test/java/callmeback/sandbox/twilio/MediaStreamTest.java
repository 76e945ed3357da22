package callmeback.sandbox.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.sandbox.world.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("wire")
final class MediaStreamTest {

  private static final byte[] HALF_A_SECOND = new byte[4000];

  @TempDir Path state;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(state);
    bench.product.serve("/answer", bench.product.connect() + "<Redirect>/after</Redirect>");
    bench.product.serve("/after", "<Hangup/>");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aStreamSaysWhoCallsAndIsSignedWithoutItsQuery() throws InterruptedException {
    var url = bench.product.socketUrl("/stream");
    bench.product.serve(
        "/answer",
        "<Connect><Stream url=\""
            + url
            + "?dropped=yes\"><Parameter name=\"t\" value=\"one time\"/></Stream></Connect>");
    var sid = bench.place();
    var socket = bench.product.socket();

    var connected = socket.next().json();
    assertThat(connected.path("event").asText()).isEqualTo("connected");
    assertThat(connected.path("protocol").asText()).isEqualTo("Call");
    var start = socket.next().json();
    assertThat(start.path("event").asText()).isEqualTo("start");
    assertThat(start.path("sequenceNumber").asText()).isEqualTo("1");
    assertThat(start.path("start").path("callSid").asText()).isEqualTo(sid);
    assertThat(start.path("start").path("accountSid").asText()).isEqualTo(Bench.SID);
    assertThat(start.path("start").path("customParameters").path("t").asText())
        .isEqualTo("one time");
    assertThat(socket.signature())
        .isEqualTo(ProductSide.signature(Bench.TOKEN, url, new TreeMap<>()));
  }

  @Test
  void framesComeInRealTimeNumberedWithoutGaps() throws InterruptedException {
    bench.place();
    var socket = bench.product.socket();

    var frames = Await.until(socket::media, media -> media.size() >= 100).subList(0, 100);

    for (int i = 0; i < frames.size(); i++) {
      var media = frames.get(i).json().path("media");
      assertThat(media.path("chunk").asText()).isEqualTo(String.valueOf(i + 1));
      assertThat(media.path("timestamp").asText()).isEqualTo(String.valueOf(i * 20));
      assertThat(media.path("chunk").isTextual()).isTrue();
      assertThat(media.path("payload").asText()).hasSize(216);
    }
    var took = TimeUnit.NANOSECONDS.toMillis(frames.getLast().at() - frames.getFirst().at());
    assertThat(took).isGreaterThanOrEqualTo(1900L);
  }

  @Test
  void aMarkComesBackWhenTheAudioBeforeItHasBeenPlayed() throws InterruptedException {
    bench.place();
    var socket = bench.product.socket();
    socket.next("start");
    long before = System.nanoTime();

    socket.play(HALF_A_SECOND);
    socket.mark("first");
    socket.play(HALF_A_SECOND);
    socket.mark("second");
    var first = socket.next("mark");
    var second = socket.next("mark");

    assertThat(first.json().path("mark").path("name").asText()).isEqualTo("first");
    assertThat(millis(before, first)).isGreaterThanOrEqualTo(500L);
    assertThat(second.json().path("mark").path("name").asText()).isEqualTo("second");
    assertThat(millis(before, second)).isGreaterThanOrEqualTo(1000L);
  }

  @Test
  void aMarkWithNothingBeforeItComesBackAtOnce() throws InterruptedException {
    bench.place();
    var socket = bench.product.socket();
    socket.next("start");
    long before = System.nanoTime();

    socket.mark("now");

    assertThat(millis(before, socket.next("mark"))).isLessThan(200);
  }

  @Test
  void clearingReturnsEveryOutstandingMarkAtOnceAndStopsThePlaying() throws InterruptedException {
    bench.place();
    var socket = bench.product.socket();
    socket.next("start");
    var words = "This is a long sentence that nobody will ever hear to its very end today.";
    socket.play(Bench.speech(words));
    socket.mark("one");
    socket.play(HALF_A_SECOND);
    socket.mark("two");
    Await.until(bench::phoneCall, call -> call.path("voiced_in").asInt() > 60);
    long before = System.nanoTime();

    socket.clear();

    assertThat(socket.next("mark").json().path("mark").path("name").asText()).isEqualTo("one");
    var last = socket.next("mark");
    assertThat(last.json().path("mark").path("name").asText()).isEqualTo("two");
    assertThat(millis(before, last)).isLessThan(200);
    var call = bench.phoneCall();
    assertThat(call.path("clears")).hasSize(1);
    assertThat(call.path("marks")).hasSize(2);
    var heard = call.path("heard").path(0);
    assertThat(words).startsWith(heard.path("text").asText());
    assertThat(heard.path("text").asText()).startsWith("This is").doesNotContain("today");
    assertThat(heard.path("complete").asBoolean()).isFalse();
  }

  @Test
  void closingTheStreamGoesOnWithTheNextVerb() throws InterruptedException {
    var sid = bench.place();
    var socket = bench.product.socket();
    socket.next("start");

    socket.close();

    bench.awaitStatus(sid, "completed");
    assertThat(bench.product.posts("/after")).hasSize(1);
  }

  @Test
  void aStreamThatBreaksOffGoesOnWithTheNextVerb() throws InterruptedException {
    var sid = bench.place();
    var socket = bench.product.socket();
    socket.next("start");

    socket.breakOff();

    bench.awaitStatus(sid, "completed");
    assertThat(bench.product.posts("/after")).hasSize(1);
    assertThat(bench.notes()).anyMatch(note -> note.contains("31921"));
  }

  @Test
  void aStreamThatBreaksOffCanEndTheCallInstead() throws InterruptedException {
    bench.close();
    var usual = TwilioHabits.usual();
    bench =
        new Bench(
            state,
            new TwilioHabits(
                0, usual.overrun(), TwilioHabits.LostSocket.HANG_UP, usual.priceDelay()));
    bench.product.serve("/answer", bench.product.connect() + "<Redirect>/after</Redirect>");
    var sid = bench.place();
    var socket = bench.product.socket();
    socket.next("start");

    socket.breakOff();

    bench.awaitStatus(sid, "completed");
    assertThat(bench.product.posts("/after")).isEmpty();
  }

  @Test
  void aRefusedHandshakeIsNotedAndTheNextVerbRuns() {
    bench.product.serve(
        "/answer",
        bench.product.connect().replace("/stream", "/refused") + "<Redirect>/after</Redirect>");

    var sid = bench.place();

    bench.awaitStatus(sid, "completed");
    assertThat(bench.product.posts("/after")).hasSize(1);
    assertThat(bench.notes()).anyMatch(note -> note.contains("31920"));
  }

  @Test
  void aStreamNobodyListensForIsNotedAndTheNextVerbRuns() {
    bench.product.serve(
        "/answer",
        "<Connect><Stream url=\"ws://127.0.0.1:1/stream\"/></Connect><Redirect>/after</Redirect>");

    var sid = bench.place();

    bench.awaitStatus(sid, "completed");
    assertThat(bench.product.posts("/after")).hasSize(1);
    assertThat(bench.notes()).anyMatch(note -> note.contains("31901"));
  }

  @Test
  void aMalformedMessageIsNotedAndBreaksTheStream() throws InterruptedException {
    var sid = bench.place();
    var socket = bench.product.socket();
    socket.next("start");

    socket.send("{\"event\": \"media\", \"streamSid\": \"MZ0\"}");

    assertThat(socket.closed()).isEqualTo(1007);
    bench.awaitStatus(sid, "completed");
    assertThat(bench.notes()).anyMatch(note -> note.contains("31951"));
  }

  @Test
  void audioBeyondTenMinutesIsDiscardedWithOneWarning() throws InterruptedException {
    bench.place();
    var socket = bench.product.socket();
    socket.next("start");
    var minute = new byte[60 * 8000];

    for (int i = 0; i < 12; i++) {
      socket.play(minute);
    }
    socket.mark("end");
    socket.clear();

    assertThat(socket.next("mark").json().path("mark").path("name").asText()).isEqualTo("end");
    assertThat(bench.notes().stream().filter(note -> note.startsWith("31931"))).hasSize(1);
  }

  @Test
  void theTimeLimitStopsTheStream() throws InterruptedException {
    var sid = bench.place("TimeLimit", "1");
    var socket = bench.product.socket();

    var stop = socket.next("stop").json();

    assertThat(stop.path("stop").path("callSid").asText()).isEqualTo(sid);
    assertThat(socket.closed()).isEqualTo(1000);
    assertThat(bench.awaitStatus(sid, "completed").path("duration").asText()).isEqualTo("1");
    assertThat(bench.product.posts("/after")).isEmpty();
  }

  @Test
  void keysPressedOnTheTelephoneArrive() throws InterruptedException {
    bench.phone("{\"answer_after_ms\": 20, \"script\": [{\"wait_ms\": 300}, {\"dtmf\": \"1#\"}]}");
    bench.place();
    var socket = bench.product.socket();

    var first = socket.next("dtmf").json();
    var second = socket.next("dtmf").json();

    assertThat(first.path("dtmf").path("digit").asText()).isEqualTo("1");
    assertThat(first.path("dtmf").path("track").asText()).isEqualTo("inbound_track");
    assertThat(second.path("dtmf").path("digit").asText()).isEqualTo("#");
  }

  @Test
  void redirectingOverRestLeavesTheStream() throws InterruptedException {
    var sid = bench.place();
    var socket = bench.product.socket();
    socket.next("start");

    bench.post("/Calls/" + sid + ".json", Form.of("Twiml", "<Response><Hangup/></Response>"));

    socket.next("stop");
    bench.awaitStatus(sid, "completed");
    assertThat(bench.product.posts("/after")).isEmpty();
  }

  private static long millis(long since, ProductSocket.Message message) {
    return Duration.ofNanos(message.at() - since).toMillis();
  }
}
