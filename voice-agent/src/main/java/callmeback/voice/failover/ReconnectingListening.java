package callmeback.voice.failover;

import callmeback.voice.speech.ProviderException;
import callmeback.voice.speech.SpeechEvent;
import callmeback.voice.speech.SpeechEvent.TurnEnded;
import callmeback.voice.speech.SpeechToText;
import callmeback.voice.speech.SpeechToText.Listening;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Queue;

/// One caller, listened to over one connection after the other. The thread in `next` notices a loss
/// and repairs it; meanwhile the one in `send` fills the tail that is heard again.
final class ReconnectingListening implements Listening {
  private static final Logger LOG = System.getLogger(ReconnectingListening.class.getName());

  private final SpeechToText ears;
  private final ReconnectPolicy policy;
  private final TurnSplice turns = new TurnSplice();
  private final Queue<SpeechEvent> heard = new ArrayDeque<>();
  private int attempts;

  private final Object lock = new Object();
  private final AudioTail tail;
  private Listening current;
  private boolean closed;

  ReconnectingListening(SpeechToText ears, ReconnectPolicy policy, Listening first) {
    this.ears = ears;
    this.policy = policy;
    this.tail = new AudioTail(policy.replay().toMillis());
    this.current = first;
  }

  @Override
  public void send(byte[] mulaw) {
    synchronized (lock) {
      tail.add(mulaw);
      try {
        current.send(mulaw);
      } catch (ProviderException _) {
        // next() fails for the same reason, and the tail has the audio.
      }
    }
  }

  @Override
  public SpeechEvent next() throws ProviderException, InterruptedException {
    while (heard.isEmpty()) {
      try {
        hear(listening().next());
      } catch (ProviderException e) {
        reconnect(e);
      }
    }
    return heard.remove();
  }

  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      current.close();
    }
  }

  private Listening listening() {
    synchronized (lock) {
      return current;
    }
  }

  /// What belongs to a turn that is over must not be heard again as the start of another.
  private void hear(SpeechEvent event) {
    if (event instanceof TurnEnded ended) {
      synchronized (lock) {
        tail.keepLast(ended.silenceMs());
      }
    }
    heard.add(turns.pass(event));
  }

  private void reconnect(ProviderException why) throws ProviderException, InterruptedException {
    while (attempts++ < policy.most() && !isClosed()) {
      listening().close();
      try {
        resume(ears.open());
        LOG.log(Level.WARNING, "{0}; listening again", why.getMessage());
        return;
      } catch (ProviderException _) {
        Thread.sleep(policy.pause());
      }
    }
    throw why;
  }

  private boolean isClosed() {
    synchronized (lock) {
      return closed;
    }
  }

  private void resume(Listening fresh) throws ProviderException {
    synchronized (lock) {
      current = fresh;
      if (closed) {
        fresh.close();
      }
      for (var frame : tail.frames()) {
        fresh.send(frame);
      }
    }
    heard.addAll(turns.interrupted());
  }
}
