package callmeback.sandbox.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@Tag("unit")
class EarTest {
  private static final Speech SPEECH = new Speech();
  private static final Timbre RACHEL = Timbre.of("21m00Tcm4TlvDq8ikWAM");
  private static final String STORY = "Tell me a story about the sea. And then another one!";

  @Test
  void hearsWhatWasSaidWordByWord() {
    var said = SPEECH.say(STORY, Timbre.CALLER);
    var heard = hear(stream(300, said.mulaw(), 400), 160);

    var words = words(heard);
    assertThat(words).hasSize(said.words().size());
    assertThat(words.getLast().soFar()).isEqualTo(STORY);
    assertThat(words.getLast().timbre()).isEqualTo(Timbre.CALLER);
    assertThat(words).extracting(Heard.Words::complete).startsWith(false).endsWith(true);
    for (var i = 0; i < words.size(); i++) {
      var word = words.get(i).words().getLast();
      assertThat(word.endMs()).isEqualTo(300 + said.words().get(i).endMs());
      assertThat(words.get(i).atMs()).isBetween(word.endMs() - 1L, word.endMs() + 1L);
    }
  }

  @Test
  void tellsWhenTheVoiceBeganAndEnded() {
    var said = SPEECH.say("yes that sounds good to me", Timbre.CALLER);
    var heard = hear(stream(500, said.mulaw(), 500), 160);

    var began = (Heard.SpeechStarted) heard.getFirst();
    var ended = (Heard.SpeechEnded) heard.getLast();
    assertThat(began.sinceMs()).isBetween(500L, 620L);
    assertThat(began.atMs()).isEqualTo(began.sinceMs() + 40);
    assertThat(ended.sinceMs()).isBetween(400L + said.durationMs(), 500L + said.durationMs());
    assertThat(ended.atMs()).isEqualTo(ended.sinceMs() + 200);
  }

  @Property(tries = 30)
  void hearsTheSameHoweverTheStreamIsCut(@ForAll Random random) {
    var said = SPEECH.say(STORY, Timbre.CALLER);
    var bytes = stream(1 + random.nextInt(500), said.mulaw(), 300);
    var ear = SPEECH.ear();
    var heard = new ArrayList<Heard>();
    for (var at = 0; at < bytes.length; ) {
      var end = Math.min(bytes.length, at + 1 + random.nextInt(900));
      heard.addAll(ear.hear(Arrays.copyOfRange(bytes, at, end)));
      at = end;
    }

    assertThat(heard).isEqualTo(hear(bytes, bytes.length));
    assertThat(words(heard).getLast().soFar()).isEqualTo(STORY);
  }

  @Property(tries = 30)
  void hearsOnlyWhatWasSpokenBeforeTheCut(@ForAll @IntRange(min = 200, max = 2_500) int cutMs) {
    var said = SPEECH.say(STORY, Timbre.CALLER);
    var heard = hear(stream(100, said.mulaw(0, cutMs * 8), 400), 160);
    var atLeast = said.words().stream().filter(w -> w.endMs() < cutMs).toList();

    var words = heardWords(heard);
    assertThat(words).hasSizeBetween(atLeast.size(), atLeast.size() + 1);
    assertThat(STORY).startsWith(String.join(" ", words));
    assertThat(words(heard)).noneMatch(Heard.Words::complete);
    assertThat(heard.getLast()).isInstanceOf(Heard.SpeechEnded.class);
  }

  @Property(tries = 30)
  void hearsTheRestWhenItBeginsInTheMiddle(@ForAll @IntRange(min = 1, max = 2_600) int fromMs) {
    var said = SPEECH.say(STORY, Timbre.CALLER);
    var heard = hear(stream(160, said.mulaw(fromMs * 8 + 3, said.length()), 400), 160);
    var atLeast = said.words().stream().filter(w -> w.startMs() > fromMs).toList();

    var words = heardWords(heard);
    assertThat(words).hasSizeBetween(atLeast.size(), atLeast.size() + 1);
    assertThat(STORY).endsWith(String.join(" ", words));
    assertThat(words(heard).getLast().complete()).isTrue();
  }

  @Test
  void tellsVoicesApart() {
    var heard =
        hear(
            stream(
                100,
                SPEECH.say("good evening", RACHEL).mulaw(),
                500,
                SPEECH.say("good evening", Timbre.CALLER).mulaw(),
                300),
            160);

    assertThat(words(heard))
        .filteredOn(Heard.Words::complete)
        .extracting(Heard.Words::phrase, Heard.Words::soFar, Heard.Words::timbre)
        .containsExactly(tuple(0, "good evening", RACHEL), tuple(1, "good evening", Timbre.CALLER));
  }

  @Test
  void tellsApartWhatBeginsAlike() {
    var all = List.of("Stop.", "Stop. I have to go.", "Stop. I have to sleep.", "Stop it now.");
    all.forEach(text -> SPEECH.say(text, Timbre.CALLER));

    for (var text : all) {
      var heard = hear(stream(100, SPEECH.say(text, Timbre.CALLER).mulaw(), 700), 160);
      assertThat(words(heard).getLast().soFar()).isEqualTo(text);
      assertThat(words(heard).getLast().complete()).isTrue();
      assertThat(words(heard)).extracting(Heard.Words::phrase).containsOnly(0);
    }
  }

  @Test
  void aLostFrameLosesNoWord() {
    var said = SPEECH.say(STORY, Timbre.CALLER);
    var lost = stream(100, said.mulaw(0, 8_000), 0, said.mulaw(8_160, said.length()), 300);
    var late = stream(100, said.mulaw(0, 8_000), 120, said.mulaw(8_000, said.length()), 300);

    for (var bytes : List.of(lost, late)) {
      assertThat(words(hear(bytes, 160)).getLast().soFar()).isEqualTo(STORY);
      assertThat(words(hear(bytes, 160)).getLast().phrase()).isZero();
    }
  }

  @Test
  void anInterruptedVoiceMayGoOnLater() {
    var said = SPEECH.say(STORY, Timbre.CALLER);
    var heard =
        hear(stream(100, said.mulaw(0, 8_000), 2_000, said.mulaw(8_000, said.length()), 300), 160);

    assertThat(words(heard)).extracting(Heard.Words::phrase).startsWith(0).endsWith(1);
    assertThat(STORY).endsWith(words(heard).getLast().soFar());
  }

  @Test
  void anUnknownVoiceIsSpeechWithoutWords() {
    var foreign = new Speech().say("i am feeling a little lonely tonight", Timbre.CALLER);
    var heard = hear(stream(400, foreign.mulaw(), 500), 160);

    var words = words(heard);
    assertThat(words).extracting(Heard.Words::complete).containsExactly(false, true);
    assertThat(words.getLast().soFar()).isEqualTo(Ear.UNRECOGNISED);
    assertThat(words.getLast().timbre()).isEqualTo(Timbre.UNKNOWN);
    assertThat(words.getLast().words().getFirst().startMs()).isBetween(400, 560);
    assertThat(words.getLast().words().getFirst().endMs())
        .isBetween(300 + foreign.durationMs(), 400 + foreign.durationMs());
  }

  @TestFactory
  Stream<DynamicTest> recordedVoicesAreHeardWithoutTheirWords() throws IOException {
    var folder = recordings();
    assumeTrue(folder.isPresent(), "no recordings at ../shared/audio: skipped");
    List<Path> files;
    try (var all = Files.list(folder.get())) {
      files = all.filter(f -> f.getFileName().toString().endsWith("-ulaw8k.wav")).toList();
    }
    return files.stream()
        .map(f -> dynamicTest(f.getFileName().toString(), () -> isHeardWithoutWords(f)));
  }

  private static void isHeardWithoutWords(Path file) throws IOException {
    var sound = mulaw(Files.readAllBytes(file));
    var heard = hear(stream(600, sound, 600), 160);

    assertThat(heard.getFirst()).isInstanceOf(Heard.SpeechStarted.class);
    assertThat(heard.getLast()).isInstanceOf(Heard.SpeechEnded.class);
    assertThat(words(heard)).isNotEmpty().allMatch(w -> w.soFar().equals(Ear.UNRECOGNISED));
    assertThat(words(heard)).allMatch(w -> w.words().getFirst().startMs() >= 560);
    assertThat(words(heard).getLast().words().getFirst().endMs())
        .isLessThanOrEqualTo(640 + sound.length / 8);
  }

  /// The `data` chunk of a wave file.
  private static byte[] mulaw(byte[] wave) {
    var data = new String(wave, StandardCharsets.ISO_8859_1).indexOf("data");
    var size = ByteBuffer.wrap(wave).order(ByteOrder.LITTLE_ENDIAN).getInt(data + 4);
    return Arrays.copyOfRange(wave, data + 8, Math.min(wave.length, data + 8 + size));
  }

  private static Optional<Path> recordings() {
    return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
        .map(folder -> folder.resolveSibling("shared").resolve("audio"))
        .filter(Files::isDirectory)
        .findFirst();
  }

  @Test
  void silenceAndAClickAreNothing() {
    var click = new byte[320];
    new Random(1).nextBytes(click);

    assertThat(words(hear(stream(5_000, click, 5_000), 160))).isEmpty();
    assertThat(hear(MuLaw.silence(10_000), 160)).isEmpty();
  }

  @Test
  void forgetsWhatWasSpokenLongAgo() {
    var forgetful = new Speech(30_000);
    var first = forgetful.say("hello it is nice to hear your voice", Timbre.CALLER);
    var last = forgetful.say(STORY, Timbre.CALLER);

    assertThat(words(forgetful.ear().hear(stream(100, last.mulaw(), 300))).getLast().soFar())
        .isEqualTo(STORY);
    assertThat(words(forgetful.ear().hear(stream(100, first.mulaw(), 300))).getLast().soFar())
        .isEqualTo(Ear.UNRECOGNISED);
  }

  static byte[] stream(Object... parts) {
    var bytes = new ByteArrayOutputStream();
    for (var part : parts) {
      bytes.writeBytes(part instanceof Integer ms ? MuLaw.silence(ms) : (byte[]) part);
    }
    return bytes.toByteArray();
  }

  private static List<Heard> hear(byte[] bytes, int frame) {
    var ear = SPEECH.ear();
    var heard = new ArrayList<Heard>();
    for (var at = 0; at < bytes.length; at += frame) {
      heard.addAll(ear.hear(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + frame))));
    }
    return heard;
  }

  private static List<Heard.Words> words(List<Heard> heard) {
    return heard.stream()
        .filter(Heard.Words.class::isInstance)
        .map(Heard.Words.class::cast)
        .toList();
  }

  private static List<String> heardWords(List<Heard> heard) {
    var words = words(heard);
    return words.isEmpty() ? List.of() : words.getLast().words().stream().map(Word::text).toList();
  }
}
