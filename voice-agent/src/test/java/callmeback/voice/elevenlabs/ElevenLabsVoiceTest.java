package callmeback.voice.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmeback.core.Secret;
import callmeback.sandbox.elevenlabs.ElevenLabsSimulator;
import callmeback.sandbox.speech.Speech;
import callmeback.sandbox.world.Mishap;
import callmeback.sandbox.world.MishapRule;
import callmeback.sandbox.world.World;
import callmeback.voice.speech.ProviderException;
import callmeback.voice.speech.SpokenAudio.Chunk;
import callmeback.voice.speech.SpokenAudio.Finished;
import callmeback.voice.speech.SpokenAudio.TimedText;
import callmeback.voice.speech.TextToSpeech.Speaking;
import callmeback.voice.wire.ProviderHttp;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("wire")
@Timeout(30)
class ElevenLabsVoiceTest {
  private static final OkHttpClient CLIENT = ProviderHttp.client();
  private static final String KEY = "el-key";

  private final World world = World.of(InstantSource.system(), 7, Path.of("unused"));
  private ElevenLabsSimulator elevenLabs;

  @BeforeEach
  void open() {
    elevenLabs = ElevenLabsSimulator.open(world, 0, KEY, new Speech());
  }

  @AfterEach
  void close() {
    elevenLabs.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rachel", "Adam", "EXAVITQu4vr4xnSDxMaL"})
  void aReplyIsSpokenWithTheTimeOfEachWord(String voice) throws Exception {
    try (var speaking = voice(KEY).open(voice)) {
      speaking.say(1, "Hello, this is a test.");
      speaking.say(1, "It has two sentences.");
      var audio = untilSaid(speaking, 1, "Hello, this is a test. It has two sentences.");

      assertThat(audio).allSatisfy(ElevenLabsVoiceTest::addsUp);
      assertThat(audio.stream().mapToInt(Chunk::millis).sum()).isBetween(1_500, 8_000);
    }
  }

  @Test
  void audioComesBeforeTheReplyIsFinished() throws Exception {
    try (var speaking = voice(KEY).open("rachel")) {
      speaking.say(1, "One sentence is enough.");
      assertThat(speaking.next()).isInstanceOf(Chunk.class);
    }
  }

  @Test
  void nothingOfADroppedReplyIsHeardInTheNextOne() throws Exception {
    try (var speaking = voice(KEY).open("rachel")) {
      for (var reply = 1; reply < 20; reply++) {
        speaking.say(reply, "This is a long answer that nobody will ever hear to its end.");
        assertThat(speaking.next().reply()).isEqualTo(reply);
        speaking.cancel(reply);
      }
      speaking.say(20, "Yes?");
      var audio = untilSaid(speaking, 20, "Yes?");
      assertThat(audio).isNotEmpty();
    }
  }

  @Test
  void aReplyWithoutASentenceIsFinishedAtOnce() throws Exception {
    try (var speaking = voice(KEY).open("rachel")) {
      speaking.finish(7);
      assertThat(speaking.next()).isEqualTo(new Finished(7));
    }
  }

  @Test
  void aWrongKeyIsAFailure() {
    assertThatThrownBy(() -> untilFailure(voice("wrong").open("rachel")))
        .isInstanceOf(ProviderException.class);
  }

  @Test
  void anUnknownVoiceIsAFailure() {
    assertThatThrownBy(() -> untilFailure(voice(KEY).open("nobody")))
        .isInstanceOf(ProviderException.class);
  }

  @Test
  void aDroppedSocketIsAFailureOfNext() throws Exception {
    mishap(new Mishap.DropAfter());
    try (var speaking = voice(KEY).open("rachel")) {
      assertThatThrownBy(() -> untilFailure(speaking)).isInstanceOf(ProviderException.class);
    }
  }

  @Test
  void aRefusedSocketIsAFailureWithItsStatus() {
    mishap(new Mishap.Status(429));
    assertThatThrownBy(() -> voice(KEY).open("rachel"))
        .isInstanceOf(ProviderException.class)
        .hasMessage("elevenlabs: refused with 429");
  }

  private ElevenLabsVoice voice(String key) {
    return new ElevenLabsVoice(ElevenLabsConfig.of(elevenLabs.base(), new Secret(key)), CLIENT);
  }

  private void mishap(Mishap mishap) {
    world.mishaps().add(new MishapRule("", "elevenlabs", null, null, 1, 1, mishap));
  }

  private static void untilFailure(Speaking speaking) throws Exception {
    while (true) {
      speaking.next();
    }
  }

  private static List<Chunk> untilSaid(Speaking speaking, long reply, String text)
      throws Exception {
    var audio = new ArrayList<Chunk>();
    while (!text(audio).strip().equals(text)) {
      var next = speaking.next();
      assertThat(next).isInstanceOf(Chunk.class);
      assertThat(next.reply()).isEqualTo(reply);
      audio.add((Chunk) next);
    }
    return audio;
  }

  private static String text(List<Chunk> audio) {
    return audio.stream()
        .flatMap(chunk -> chunk.text().stream())
        .map(TimedText::text)
        .collect(Collectors.joining());
  }

  private static void addsUp(Chunk chunk) {
    assertThat(chunk.text())
        .extracting(TimedText::endMs)
        .isSorted()
        .allMatch(end -> end <= chunk.millis());
  }
}
