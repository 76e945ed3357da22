package callmeback.voice.call;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.account.Actor;
import callmeback.core.call.Toolbox;
import callmeback.core.memory.Lesson;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("unit")
@Timeout(60)
final class ToolsTest {
  private static final Map<String, Object> FACT =
      Map.of(
          "memory_id",
          new UUID(0, 1).toString(),
          "what",
          "They like tea.",
          "learned_at",
          "2026-03-02T18:20:00Z",
          "confidence",
          90,
          "quote",
          "I like tea",
          "call_id",
          new UUID(0, 2).toString());
  private static final Map<String, Object> RECALLED =
      Map.of(
          "facts", List.of(FACT),
          "said", List.of(Map.of("quote", "I like tea", "said_at", "2026-03-02T18:20:00Z")));

  private final Inbox inbox = new Inbox(InstantSource.system());

  @Test
  void whatIsRecalledInTimeComesWithTheContext() throws InterruptedException {
    try (var scope = new CallScope("test")) {
      tools(_ -> new Toolbox.Answer(false, RECALLED)).recall(scope, "tea?");

      var known = known();
      assertThat(known.context()).containsEntry("seconds_left", 60);
      // On a busy machine it may come as the second event.
      var now = known.now().facts().isEmpty() ? known().now() : known.now();
      assertThat(now.facts())
          .singleElement()
          .satisfies(fact -> {
            assertThat(fact.now().what()).isEqualTo("They like tea.");
            assertThat(fact.now().source())
                .isEqualTo(new Lesson.Source(new UUID(0, 2), "I like tea"));
          });
      assertThat(now.said()).hasSize(1);
    }
  }

  @Test
  void aTurnDoesNotWaitForASlowMemoryWhichIsThereForTheNext() throws InterruptedException {
    var open = new CountDownLatch(1);
    try (var scope = new CallScope("test")) {
      tools(
              _ -> {
                await(open);
                return new Toolbox.Answer(false, RECALLED);
              })
          .recall(scope, "tea?");

      var first = known();
      assertThat(first.context()).containsEntry("seconds_left", 60);
      assertThat(first.now().facts()).isEmpty();
      open.countDown();
      assertThat(known().now().facts()).hasSize(1);
    }
  }

  @Test
  void whatIsRecalledWhileTheTurnIsToldOfNothingIsThereForTheNext() throws InterruptedException {
    var open = new CountDownLatch(1);
    var memory = new CompletableFuture<Thread>();
    // The turn is told by a thread of the call; memory answers before that thread goes on.
    var told =
        new Inbox(() -> {
          if (Thread.currentThread().isVirtual()) {
            open.countDown();
            join(memory.join());
          }
          return Instant.EPOCH;
        });
    try (var scope = new CallScope("test")) {
      tools(
              told,
              _ -> {
                memory.complete(Thread.currentThread());
                await(open);
                return new Toolbox.Answer(false, RECALLED);
              })
          .recall(scope, "tea?");

      assertThat(known(told).now().facts()).isEmpty();
      assertThat(known(told).now().facts()).hasSize(1);
    }
  }

  @Test
  void aMemoryThatFailsOrTalksNonsenseCostsTheTurnNothingElse() throws InterruptedException {
    for (var answer :
        List.of(
            new Toolbox.Answer(true, Map.of("cause", "down", "cure", "wait")),
            new Toolbox.Answer(false, Map.of("facts", List.of(Map.of("memory_id", "x")))))) {
      try (var scope = new CallScope("test")) {
        tools(_ -> answer).recall(scope, "tea?");

        var known = known();
        assertThat(known.context()).containsEntry("seconds_left", 60);
        assertThat(known.now().facts()).isEmpty();
      }
    }
  }

  @Test
  void onlyTheLastWordsOfALongSpeechAreAskedAbout() throws InterruptedException {
    var asked = new LinkedBlockingQueue<String>();
    try (var scope = new CallScope("test")) {
      tools(
              arguments -> {
                asked.add(String.valueOf(arguments.get("about")));
                return new Toolbox.Answer(false, Map.of());
              })
          .recall(scope, "x".repeat(600) + "tea");

      assertThat(asked.take()).hasSize(500).endsWith("xtea");
    }
  }

  private Knowledge known() throws InterruptedException {
    return known(inbox);
  }

  private static Knowledge known(Inbox inbox) throws InterruptedException {
    var event = inbox.take(Instant.MAX).event();
    assertThat(event).isInstanceOf(CallEvent.Known.class);
    return ((CallEvent.Known) event).knowledge();
  }

  private Tools tools(Function<Map<String, Object>, Toolbox.Answer> memory) {
    return tools(inbox, memory);
  }

  private static Tools tools(Inbox inbox, Function<Map<String, Object>, Toolbox.Answer> memory) {
    var toolbox =
        new Toolbox() {
          @Override
          public List<Offer> offers() {
            return List.of();
          }

          @Override
          public Answer use(Actor actor, String tool, Map<String, Object> arguments) {
            return tool.equals("recall_memory")
                ? memory.apply(arguments)
                : new Answer(false, Map.of("seconds_left", 60));
          }
        };
    var actor = new Actor(UUID.randomUUID(), UUID.randomUUID(), Instant.MAX);
    return new Tools(toolbox, actor, inbox);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
