package callmeback.voice.failover;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.Secret;
import callmeback.sandbox.chat.ChatSimulator;
import callmeback.sandbox.world.Mishap;
import callmeback.sandbox.world.MishapRule;
import callmeback.sandbox.world.World;
import callmeback.voice.cerebras.Cerebras;
import callmeback.voice.chat.ChatConfig;
import callmeback.voice.chat.ChatModel;
import callmeback.voice.metering.MeteredMind;
import callmeback.voice.openai.OpenAi;
import callmeback.voice.speech.LanguageModel.Thought;
import callmeback.voice.speech.Prompt;
import callmeback.voice.speech.Prompt.Message;
import callmeback.voice.speech.ThoughtEvent.Done;
import callmeback.voice.speech.ThoughtEvent.Words;
import callmeback.voice.wire.ProviderHttp;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The two real minds as one, against the simulators of both services.
@Tag("wire")
@Timeout(30)
class FailoverWireTest {
  private static final OkHttpClient CLIENT = ProviderHttp.client();
  private static final Prompt HELLO =
      new Prompt(
          List.of(new Message.Instruction("Be kind."), new Message.Caller("hello")), List.of(), 60);

  private final World world = World.of(InstantSource.system(), 7, Path.of("unused"));
  private final List<String> paid = Collections.synchronizedList(new ArrayList<>());
  private ChatSimulator cerebras;
  private ChatSimulator openAi;

  @BeforeEach
  void open() {
    cerebras = ChatSimulator.open(world, "cerebras", 0, "key");
    openAi = ChatSimulator.open(world, "openai", 0, "key");
  }

  @AfterEach
  void close() {
    cerebras.close();
    openAi.close();
  }

  @Test
  void cerebrasAnswersWhileItIsWell() throws Exception {
    cerebrasModel().warm();
    assertThat(answer(mind().think(HELLO))).isNotBlank();
    assertThat(paid).hasSize(1).first().asString().startsWith("cerebras ");
  }

  @ParameterizedTest
  @MethodSource
  void openAiIsHeardInTimeWhereCerebrasIsNot(Mishap mishap) throws Exception {
    strike(mishap);
    assertThat(answer(heardInTime())).isNotBlank();
    assertThat(paid).anyMatch(entry -> entry.startsWith("openai "));
  }

  static Stream<Mishap> openAiIsHeardInTimeWhereCerebrasIsNot() {
    return Stream.of(
        new Mishap.Stall(),
        new Mishap.Status(429),
        new Mishap.Status(404),
        new Mishap.Status(503),
        new Mishap.Garble(),
        new Mishap.Slow(Duration.ofSeconds(3)));
  }

  /// The client asks again by itself when a connection it had kept turns out to be dead.
  @ParameterizedTest
  @MethodSource
  void aDeadConnectionIsNoticedByNobody(Mishap mishap) throws Exception {
    strike(mishap);
    assertThat(answer(heardInTime())).isNotBlank();
  }

  static Stream<Mishap> aDeadConnectionIsNoticedByNobody() {
    return Stream.of(new Mishap.DropBefore(), new Mishap.DropAfter());
  }

  private void strike(Mishap mishap) {
    world.mishaps().add(new MishapRule("", "cerebras", "POST", null, 1, 1, mishap));
  }

  /// A thought whose first word came within what the policy allows both together.
  private Thought heardInTime() throws Exception {
    cerebrasModel().warm();
    openAiModel().warm();
    var asked = System.nanoTime();
    var thought = mind().think(HELLO);
    assertThat(thought.next()).isInstanceOf(Words.class);
    var policy = FailoverPolicy.usual();
    assertThat(Duration.ofNanos(System.nanoTime() - asked))
        .isLessThan(policy.firstWord().plus(policy.secondFirstWord()));
    return thought;
  }

  private FailoverMind mind() {
    return new FailoverMind(
        new MeteredMind(cerebrasModel(), Cerebras.RATES, this::pay),
        new MeteredMind(openAiModel(), OpenAi.RATES, this::pay),
        FailoverPolicy.usual(),
        Circuit.of(FailoverPolicy.usual(), InstantSource.system()));
  }

  private void pay(String provider, long microDollars) {
    paid.add(provider + " " + microDollars);
  }

  private ChatModel cerebrasModel() {
    return Cerebras.mind(config(cerebras.base(), Cerebras.MODEL), CLIENT);
  }

  private ChatModel openAiModel() {
    return OpenAi.mind(config(openAi.base(), OpenAi.MODEL), CLIENT);
  }

  private static ChatConfig config(URI base, String model) {
    return ChatConfig.of(base, new Secret("key"), model);
  }

  private static String answer(Thought thought) throws Exception {
    var said = new StringBuilder();
    for (var event = thought.next(); !(event instanceof Done); event = thought.next()) {
      said.append(((Words) event).delta());
    }
    return said.toString();
  }
}
