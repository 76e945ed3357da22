package callmeback.voice.call;

import callmeback.voice.speech.ProviderException;
import callmeback.voice.speech.TextToSpeech;
import callmeback.voice.speech.TextToSpeech.Speaking;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// The worker that hands sentences to the voice, and its audio to the call.
final class Mouth {
  private static final Logger log = System.getLogger(Mouth.class.getName());

  private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();
  private final Inbox inbox;
  private final CallWatcher watcher;

  /// One thing to do with the voice.
  private interface Order {
    void give(Speaking voice) throws ProviderException;
  }

  Mouth(Inbox inbox, CallWatcher watcher) {
    this.inbox = inbox;
    this.watcher = watcher;
  }

  void say(long reply, String sentence) {
    orders.add(voice -> voice.say(reply, sentence));
  }

  void finish(long reply) {
    orders.add(voice -> voice.finish(reply));
  }

  void cancel(long reply) {
    orders.add(voice -> voice.cancel(reply));
  }

  /// Speaks over the socket opened while it rang, until it fails or the call's scope closes.
  void run(CallScope scope, Connections connections) throws InterruptedException {
    try {
      run(scope, connections.speaking());
    } catch (ProviderException e) {
      if (!connections.closed()) {
        failed(e);
      }
    }
  }

  /// Speaks over a new socket.
  void reopen(CallScope scope, TextToSpeech voice, String name) throws InterruptedException {
    try (var speaking = voice.open(name)) {
      run(scope, speaking);
    } catch (ProviderException e) {
      failed(e);
    }
  }

  private void run(CallScope scope, Speaking speaking)
      throws InterruptedException, ProviderException {
    var obeying = new Obeying(speaking);
    scope.fork(obeying);
    try {
      while (true) {
        inbox.put(new CallEvent.Voiced(speaking.next()));
      }
    } finally {
      obeying.stop();
    }
  }

  private void failed(ProviderException e) throws InterruptedException {
    watcher.failed(e.provider());
    log.log(Level.WARNING, "voice failed: {0}", e.getMessage());
    inbox.put(new CallEvent.VoiceFailed());
  }

  /// Passes the orders on to one socket; a failure to do so is noticed by `next` too, which reports
  /// it.
  private final class Obeying implements CallScope.Work {
    private final Speaking speaking;
    private volatile boolean stopped;

    Obeying(Speaking speaking) {
      this.speaking = speaking;
    }

    @Override
    public void run() throws InterruptedException {
      try {
        while (!stopped) {
          orders.take().give(speaking);
        }
      } catch (ProviderException e) {
        log.log(Level.DEBUG, "voice takes no more sentences: {0}", e.getMessage());
      }
    }

    void stop() {
      stopped = true;
      orders.add(_ -> {});
    }
  }
}
