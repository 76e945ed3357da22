package callmeback.voice.failover;

import callmeback.voice.speech.LanguageModel;
import callmeback.voice.speech.LanguageModel.Thought;
import callmeback.voice.speech.Prompt;
import callmeback.voice.speech.ProviderException;
import callmeback.voice.speech.ThoughtEvent;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A mind asked by a thread of its own, so that the wait for it can be bounded. That thread ends
/// with the answer, or is interrupted by `close`.
final class Attempt implements AutoCloseable {
  private sealed interface Result {
    record Event(ThoughtEvent event) implements Result {}

    record Failure(ProviderException why) implements Result {}
  }

  private final LanguageModel mind;
  private final Prompt prompt;

  /// Holds one answer at most, whose length the prompt limits.
  private final BlockingQueue<Result> results = new LinkedBlockingQueue<>();

  private final Thread reader;
  private volatile @Nullable Thought thought;
  private volatile boolean closed;

  private Attempt(LanguageModel mind, Prompt prompt) {
    this.mind = mind;
    this.prompt = prompt;
    this.reader = Thread.ofVirtual().name("asks " + mind.name()).unstarted(this::read);
  }

  static Attempt start(LanguageModel mind, Prompt prompt) {
    var attempt = new Attempt(mind, prompt);
    attempt.reader.start();
    return attempt;
  }

  /// @throws ProviderException if the mind failed, or `patience` is over
  ThoughtEvent next(Duration patience) throws ProviderException, InterruptedException {
    return event(results.poll(patience.toNanos(), TimeUnit.NANOSECONDS));
  }

  ThoughtEvent next() throws ProviderException, InterruptedException {
    return event(results.take());
  }

  @Override
  public void close() {
    closed = true;
    results.clear();
    fail(new ProviderException(mind.name(), "closed by us"));
    var started = thought;
    if (started != null) {
      started.close();
    }
    reader.interrupt();
  }

  private ThoughtEvent event(@Nullable Result result) throws ProviderException {
    return switch (result) {
      case null -> throw new ProviderException(mind.name(), "no word in time");
      case Result.Event(var event) -> event;
      case Result.Failure(var why) -> {
        fail(why);
        throw why;
      }
    };
  }

  private void fail(ProviderException why) {
    results.add(new Result.Failure(why));
  }

  private void read() {
    try (var started = mind.think(prompt)) {
      thought = started;
      ThoughtEvent event;
      do {
        if (closed) {
          return;
        }
        event = started.next();
        results.add(new Result.Event(event));
      } while (!(event instanceof ThoughtEvent.Done));
    } catch (ProviderException e) {
      fail(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      fail(new ProviderException(mind.name(), "failed unexpectedly", e));
    }
  }
}
