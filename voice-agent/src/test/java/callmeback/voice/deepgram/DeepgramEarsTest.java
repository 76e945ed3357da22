package callmeback.voice.deepgram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmeback.core.Secret;
import callmeback.sandbox.deepgram.DeepgramSimulator;
import callmeback.sandbox.speech.Speech;
import callmeback.sandbox.speech.Timbre;
import callmeback.sandbox.world.Mishap;
import callmeback.sandbox.world.MishapRule;
import callmeback.sandbox.world.World;
import callmeback.voice.failover.ReconnectPolicy;
import callmeback.voice.failover.ReconnectingEars;
import callmeback.voice.speech.ProviderException;
import callmeback.voice.speech.SpeechEvent;
import callmeback.voice.speech.SpeechEvent.LikelyEnd;
import callmeback.voice.speech.SpeechEvent.Resumed;
import callmeback.voice.speech.SpeechEvent.TurnEnded;
import callmeback.voice.speech.SpeechEvent.TurnStarted;
import callmeback.voice.speech.SpeechToText.Listening;
import callmeback.voice.wire.ProviderHttp;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("wire")
@Timeout(30)
class DeepgramEarsTest {
  private static final Speech SPEECH = new Speech();
  private static final OkHttpClient CLIENT = ProviderHttp.client();
  private static final String STORY = "Tell me a story about the sea.";
  private static final String KEY = "dg-key";

  private final World world = World.of(InstantSource.system(), 7, Path.of("unused"));
  private DeepgramSimulator deepgram;

  @BeforeEach
  void open() {
    deepgram = DeepgramSimulator.open(world, 0, KEY, SPEECH);
  }

  @AfterEach
  void close() {
    deepgram.close();
  }

  @Test
  void aTurnIsHeardFromItsFirstWordToItsEnd() throws Exception {
    try (var listening = ears(KEY).open()) {
      send(listening, silence(400));
      send(listening, spoken(STORY));
      send(listening, silence(600));
      var turn = untilEnd(listening);
      assertThat(turn.getFirst())
          .isInstanceOfSatisfying(
              TurnStarted.class, started -> assertThat(started.turn()).isZero());
      var ended = (TurnEnded) turn.getLast();
      assertThat(ended.text()).isEqualTo(STORY);
      assertThat(ended.silenceMs()).isBetween(260, 900);
    }
  }

  @Test
  void aLikelyEndIsTakenBackWhenTheCallerGoesOn() throws Exception {
    try (var listening = ears(KEY).open()) {
      send(listening, silence(100));
      send(listening, spoken("I am fine."));
      send(listening, silence(130));
      send(listening, spoken("But a little lonely."));
      send(listening, silence(600));
      var turn = untilEnd(listening);
      assertThat(turn).filteredOn(LikelyEnd.class::isInstance).isNotEmpty();
      assertThat(turn).filteredOn(Resumed.class::isInstance).hasSize(1);
      assertThat(((TurnEnded) turn.getLast()).text()).isEqualTo("I am fine. But a little lonely.");
    }
  }

  @Test
  void aTurnEndsEvenIfTheAudioStops() throws Exception {
    try (var listening = ears(KEY).open()) {
      send(listening, spoken(STORY));
      assertThat(((TurnEnded) untilEnd(listening).getLast()).text()).isEqualTo(STORY);
    }
  }

  @Test
  void aWrongKeyIsAFailureWithItsStatus() {
    assertThatThrownBy(() -> ears("wrong").open())
        .isInstanceOf(ProviderException.class)
        .hasMessage("deepgram: refused with 401");
  }

  @Test
  void aServiceThatIsNotThereIsAFailure() {
    var ears = ears(KEY);
    deepgram.close();
    assertThatThrownBy(ears::open).isInstanceOf(ProviderException.class);
  }

  @Test
  void aDroppedSocketIsAFailureOfNext() throws Exception {
    mishap(new Mishap.DropAfter());
    try (var listening = ears(KEY).open()) {
      assertThatThrownBy(
              () -> {
                send(listening, silence(200));
                untilEnd(listening);
              })
          .isInstanceOf(ProviderException.class);
      assertThatThrownBy(listening::next).isInstanceOf(ProviderException.class);
    }
  }

  @Test
  void halfAMessageIsAFailure() throws Exception {
    mishap(new Mishap.Garble());
    try (var listening = ears(KEY).open()) {
      assertThatThrownBy(listening::next).isInstanceOf(ProviderException.class);
    }
  }

  @Test
  void closingWakesTheListener() throws Exception {
    var listening = ears(KEY).open();
    var waiting = new CountDownLatch(1);
    try (var scope = Executors.newVirtualThreadPerTaskExecutor()) {
      var next =
          scope.submit(() -> {
            waiting.countDown();
            while (true) {
              listening.next();
            }
          });
      waiting.await();
      listening.close();
      assertThatThrownBy(() -> next.get(2, TimeUnit.SECONDS))
          .hasCauseInstanceOf(ProviderException.class);
    }
  }

  @Test
  void aTurnSurvivesASocketThatDiesInTheMiddleOfIt() throws Exception {
    var port = deepgram.base().getPort();
    var audio = spoken(STORY);
    var ears = new ReconnectingEars(ears(KEY), ReconnectPolicy.usual());
    try (var listening = ears.open()) {
      send(listening, Arrays.copyOf(audio, audio.length / 2));
      assertThat(listening.next()).isInstanceOf(TurnStarted.class);
      deepgram.close();
      deepgram = DeepgramSimulator.open(world, port, KEY, SPEECH);
      send(listening, Arrays.copyOfRange(audio, audio.length / 2, audio.length));
      send(listening, silence(600));
      var rest = untilEnd(listening);
      assertThat(rest).filteredOn(TurnStarted.class::isInstance).isEmpty();
      assertThat(rest.getLast())
          .isInstanceOfSatisfying(
              TurnEnded.class,
              ended -> {
                assertThat(ended.turn()).isZero();
                assertThat(ended.text()).isEqualTo(STORY);
              });
    }
  }

  private DeepgramEars ears(String key) {
    return new DeepgramEars(DeepgramConfig.of(deepgram.base(), new Secret(key)), CLIENT);
  }

  private void mishap(Mishap mishap) {
    world.mishaps().add(new MishapRule("", "deepgram", null, null, 1, 1, mishap));
  }

  private static List<SpeechEvent> untilEnd(Listening listening) throws Exception {
    var events = new ArrayList<SpeechEvent>();
    do {
      events.add(listening.next());
    } while (!(events.getLast() instanceof TurnEnded));
    return events;
  }

  private static void send(Listening listening, byte[] audio) throws ProviderException {
    for (var from = 0; from < audio.length; from += 160) {
      listening.send(Arrays.copyOfRange(audio, from, Math.min(audio.length, from + 160)));
    }
  }

  private static byte[] spoken(String text) {
    return SPEECH.say(text, Timbre.CALLER).mulaw();
  }

  private static byte[] silence(int millis) {
    var silence = new byte[millis * 8];
    Arrays.fill(silence, (byte) 0xFF);
    return silence;
  }
}
