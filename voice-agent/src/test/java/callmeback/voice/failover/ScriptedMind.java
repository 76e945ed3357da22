package callmeback.voice.failover;

import callmeback.voice.speech.LanguageModel;
import callmeback.voice.speech.Prompt;
import callmeback.voice.speech.ProviderException;
import callmeback.voice.speech.ThoughtEvent;
import callmeback.voice.speech.ThoughtEvent.Done;
import callmeback.voice.speech.ThoughtEvent.Usage;
import callmeback.voice.speech.ThoughtEvent.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// A mind whose answers a test writes, before or while they are listened to.
final class ScriptedMind implements LanguageModel {
  private sealed interface Step {
    record Say(ThoughtEvent event) implements Step {}

    record Break() implements Step {}
  }

  final AtomicInteger asked = new AtomicInteger();
  final CountDownLatch closed = new CountDownLatch(1);
  private final String name;
  private final List<Step> opening;
  private final BlockingQueue<Step> later = new LinkedBlockingQueue<>();

  private ScriptedMind(String name, List<Step> opening) {
    this.name = name;
    this.opening = opening;
  }

  static ScriptedMind answering(String name, String... words) {
    var steps = new ArrayList<Step>();
    for (var word : words) {
      steps.add(new Step.Say(new Words(word)));
    }
    steps.add(new Step.Say(new Done(new Usage(10, words.length))));
    return new ScriptedMind(name, steps);
  }

  static ScriptedMind breakingAfter(String name, String... words) {
    var steps = new ArrayList<Step>();
    for (var word : words) {
      steps.add(new Step.Say(new Words(word)));
    }
    steps.add(new Step.Break());
    return new ScriptedMind(name, steps);
  }

  /// Says nothing until told.
  static ScriptedMind silent(String name) {
    return new ScriptedMind(name, List.of());
  }

  void say(String word) {
    later.add(new Step.Say(new Words(word)));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Thought think(Prompt prompt) {
    asked.incrementAndGet();
    var steps = new LinkedBlockingQueue<>(opening);
    return new Thought() {
      @Override
      public ThoughtEvent next() throws ProviderException, InterruptedException {
        var step = steps.isEmpty() ? later.take() : steps.take();
        return switch (step) {
          case Step.Say(var event) -> event;
          case Step.Break _ -> throw new ProviderException(name, "broke off");
        };
      }

      @Override
      public void close() {
        closed.countDown();
      }
    };
  }
}
