package callmeback.voice.call;

import callmeback.voice.speech.LanguageModel;
import callmeback.voice.speech.LanguageModel.Thought;
import callmeback.voice.speech.Prompt;
import callmeback.voice.speech.ProviderException;
import callmeback.voice.speech.ThoughtEvent;
import callmeback.voice.text.Sentences;
import callmeback.voice.text.SpokenText;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// The worker that asks the model for replies and cuts its words into sentences.
final class Mind {
  private static final Logger log = System.getLogger(Mind.class.getName());

  private final LanguageModel model;
  private final Inbox inbox;
  private final CallWatcher watcher;
  private final Map<Long, Thought> thoughts = new ConcurrentHashMap<>();
  private final AtomicLong hushed = new AtomicLong();

  Mind(LanguageModel model, Inbox inbox, CallWatcher watcher) {
    this.model = model;
    this.inbox = inbox;
    this.watcher = watcher;
  }

  void think(CallScope scope, long reply, Prompt prompt) {
    scope.fork(() -> answer(reply, prompt));
  }

  /// Ends the thought about this reply and any older one.
  void hush(long reply) {
    hushed.accumulateAndGet(reply, Math::max);
    thoughts.forEach((number, thought) -> {
      if (number <= reply) {
        thought.close();
      }
    });
  }

  private void answer(long reply, Prompt prompt) throws InterruptedException {
    try (var thought = model.think(prompt)) {
      thoughts.put(reply, thought);
      if (hushed.get() < reply) {
        pump(reply, thought);
      }
    } catch (ProviderException e) {
      if (hushed.get() < reply) {
        watcher.failed(e.provider());
        log.log(Level.WARNING, "no answer: {0}", e.getMessage());
        inbox.put(new CallEvent.ThoughtFailed(reply));
      }
    } finally {
      thoughts.remove(reply);
    }
  }

  private void pump(long reply, Thought thought) throws ProviderException, InterruptedException {
    var sentences = new Sentences();
    var first = true;
    while (true) {
      switch (thought.next()) {
        case ThoughtEvent.Words(var delta) -> {
          if (first) {
            first = false;
            inbox.put(new CallEvent.FirstWords(reply));
          }
          say(reply, sentences.add(delta));
        }
        case ThoughtEvent.ToolsWanted(var requests) -> {
          say(reply, sentences.end());
          inbox.put(new CallEvent.ToolsWanted(reply, requests));
          return;
        }
        case ThoughtEvent.Done(_) -> {
          say(reply, sentences.end());
          inbox.put(new CallEvent.ThoughtDone(reply));
          return;
        }
      }
    }
  }

  /// What the voice is given is what the transcript shows: figures as words, no markup.
  private void say(long reply, List<String> sentences) throws InterruptedException {
    for (var sentence : sentences) {
      var spoken = SpokenText.of(sentence);
      if (!spoken.isEmpty()) {
        inbox.put(new CallEvent.Sentence(reply, spoken));
      }
    }
  }
}
