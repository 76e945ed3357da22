package callmeback.voice.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmeback.voice.speech.LanguageModel;
import callmeback.voice.speech.LanguageModel.Thought;
import callmeback.voice.speech.Prompt;
import callmeback.voice.speech.ProviderException;
import callmeback.voice.speech.ThoughtEvent.Done;
import callmeback.voice.speech.ThoughtEvent.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("unit")
@Timeout(20)
class FailoverMindTest {
  private static final Prompt PROMPT =
      new Prompt(List.of(new Prompt.Message.Caller("Hi")), List.of(), 50);
  private static final FailoverPolicy POLICY =
      new FailoverPolicy(Duration.ofMillis(100), Duration.ofSeconds(10), 2, Duration.ofSeconds(30));

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final ScriptedMind second = ScriptedMind.answering("second", "Hello", " you");

  @Test
  void thePrimaryAnswersAloneWhenItCan() throws Exception {
    var first = ScriptedMind.answering("first", "Good", " day");
    assertThat(answer(mind(first).think(PROMPT))).isEqualTo("Good day");
    assertThat(second.asked).hasValue(0);
  }

  @Test
  void theSecondaryAnswersWhenThePrimaryIsSilentAndThenOnlyTheSecondaryIsHeard() throws Exception {
    var first = ScriptedMind.silent("first");
    try (var thought = mind(first).think(PROMPT)) {
      assertThat(thought.next()).isEqualTo(new Words("Hello"));
      first.say("Too late");
      assertThat(answer(thought)).isEqualTo(" you");
    }
    assertThat(first.closed.await(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void theSecondaryAnswersWhenThePrimaryBreaksBeforeItsFirstWord() throws Exception {
    assertThat(answer(mind(ScriptedMind.breakingAfter("first")).think(PROMPT)))
        .isEqualTo("Hello you");
  }

  @Test
  void blankWordsAndEmptyAnswersCountAsNone() throws Exception {
    assertThat(answer(mind(ScriptedMind.answering("first", " ", "\n")).think(PROMPT)))
        .isEqualTo("Hello you");
  }

  @Test
  void aPrimaryThatRefusesIsReplaced() throws Exception {
    var refusing = new Refusing();
    assertThat(answer(mind(refusing).think(PROMPT))).isEqualTo("Hello you");
  }

  @Test
  void afterTheFirstWordNobodyElseIsAsked() throws Exception {
    var thought = mind(ScriptedMind.breakingAfter("first", "I was")).think(PROMPT);
    assertThat(thought.next()).isEqualTo(new Words("I was"));
    assertThatThrownBy(thought::next)
        .isInstanceOf(ProviderException.class)
        .hasMessageContaining("first");
    assertThat(second.asked).hasValue(0);
  }

  @Test
  void whenBothFailTheLastFailureIsTold() {
    var mind =
        new FailoverMind(
            new Refusing(),
            ScriptedMind.breakingAfter("last"),
            POLICY,
            Circuit.of(POLICY, now::get));
    assertThatThrownBy(() -> mind.think(PROMPT).next())
        .isInstanceOf(ProviderException.class)
        .hasMessageContaining("last");
  }

  @Test
  void aPrimaryThatKeepsFailingIsSkippedUntilItHasCooledDown() throws Exception {
    var first = ScriptedMind.breakingAfter("first");
    var mind = mind(first);
    for (var i = 0; i < 5; i++) {
      assertThat(answer(mind.think(PROMPT))).isEqualTo("Hello you");
    }
    assertThat(first.asked).hasValue(2);

    now.set(Instant.EPOCH.plusSeconds(31));
    answer(mind.think(PROMPT));
    answer(mind.think(PROMPT));
    assertThat(first.asked).hasValue(3);
  }

  @Test
  void aSkippedPrimaryIsStillTheLastResort() throws Exception {
    var first = ScriptedMind.breakingAfter("first");
    var mind =
        new FailoverMind(
            first, ScriptedMind.breakingAfter("second"), POLICY, Circuit.of(POLICY, now::get));
    for (var i = 0; i < 3; i++) {
      assertThatThrownBy(() -> mind.think(PROMPT).next()).isInstanceOf(ProviderException.class);
    }
    assertThat(first.asked).hasValue(3);
  }

  @Test
  void closingWakesTheListenerAndAsksNobodyElse() throws Exception {
    var policy =
        new FailoverPolicy(
            Duration.ofSeconds(10), Duration.ofSeconds(10), 2, Duration.ofSeconds(1));
    var mind =
        new FailoverMind(
            ScriptedMind.silent("first"), second, policy, Circuit.of(policy, now::get));
    var thought = mind.think(PROMPT);
    var listening = new CountDownLatch(1);
    try (var scope = Executors.newVirtualThreadPerTaskExecutor()) {
      var heard =
          scope.submit(() -> {
            listening.countDown();
            return thought.next();
          });
      listening.await();
      thought.close();
      assertThatThrownBy(() -> heard.get(5, TimeUnit.SECONDS))
          .hasCauseInstanceOf(ProviderException.class);
    }
    assertThat(second.asked).hasValue(0);
  }

  private LanguageModel mind(LanguageModel first) {
    return new FailoverMind(first, second, POLICY, Circuit.of(POLICY, now::get));
  }

  private static String answer(Thought thought) throws Exception {
    var said = new StringBuilder();
    for (var event = thought.next(); !(event instanceof Done); event = thought.next()) {
      said.append(((Words) event).delta());
    }
    return said.toString();
  }

  private record Refusing() implements LanguageModel {
    @Override
    public String name() {
      return "refusing";
    }

    @Override
    public Thought think(Prompt prompt) throws ProviderException {
      throw new ProviderException("refusing", "refused with 429");
    }
  }
}
