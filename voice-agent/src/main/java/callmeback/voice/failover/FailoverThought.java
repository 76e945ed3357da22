package callmeback.voice.failover;

import callmeback.voice.speech.LanguageModel.Thought;
import callmeback.voice.speech.Prompt;
import callmeback.voice.speech.ProviderException;
import callmeback.voice.speech.ThoughtEvent;
import callmeback.voice.speech.ThoughtEvent.Done;
import callmeback.voice.speech.ThoughtEvent.ToolsWanted;
import callmeback.voice.speech.ThoughtEvent.Words;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// An answer by the first candidate who has one.
final class FailoverThought implements Thought {
  private static final Logger LOG = System.getLogger(FailoverThought.class.getName());

  private final Prompt prompt;
  private final Deque<Candidate> waiting;
  private final Object turn = new Object();
  private Candidate asked;
  private Attempt attempt;
  private long askedAt;
  private boolean answering;
  private boolean closed;

  /// @param order who is asked first comes first; at least one
  FailoverThought(List<Candidate> order, Prompt prompt) {
    this.prompt = prompt;
    this.waiting = new ArrayDeque<>(order);
    this.asked = waiting.remove();
    this.attempt = Attempt.start(asked.mind(), prompt);
    this.askedAt = System.nanoTime();
  }

  @Override
  public ThoughtEvent next() throws ProviderException, InterruptedException {
    if (answering) {
      return attempt.next();
    }
    while (true) {
      try {
        var first = firstUseful();
        asked.succeeded();
        answering = true;
        return first;
      } catch (ProviderException e) {
        replace(e);
      }
    }
  }

  @Override
  public void close() {
    synchronized (turn) {
      closed = true;
      attempt.close();
    }
  }

  /// Blank words are no answer, and are not worth keeping before one.
  private ThoughtEvent firstUseful() throws ProviderException, InterruptedException {
    while (true) {
      var left = asked.firstWord().minusNanos(System.nanoTime() - askedAt);
      var event = attempt.next(left.isNegative() ? Duration.ZERO : left);
      switch (event) {
        case Words(var delta) when delta.isBlank() -> {}
        case Words _, ToolsWanted _ -> {
          return event;
        }
        case Done _ -> throw new ProviderException(asked.mind().name(), "answered nothing");
      }
    }
  }

  private void replace(ProviderException why) throws ProviderException {
    synchronized (turn) {
      if (closed) {
        throw why;
      }
      asked.failed();
      attempt.close();
      if (waiting.isEmpty()) {
        throw why;
      }
      LOG.log(Level.WARNING, "{0}; asking {1}", why.getMessage(), waiting.element().mind().name());
      asked = waiting.remove();
      attempt = Attempt.start(asked.mind(), prompt);
      askedAt = System.nanoTime();
    }
  }
}
