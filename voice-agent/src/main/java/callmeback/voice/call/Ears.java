package callmeback.voice.call;

import callmeback.voice.speech.ProviderException;
import callmeback.voice.speech.SpeechToText.Listening;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// The worker that hands the caller's audio to the ears, and what they notice to the call.
final class Ears {
  private static final Logger log = System.getLogger(Ears.class.getName());

  /// Ten seconds of 20 ms frames: what comes before the ears are open waits here.
  private static final int BACKLOG = 500;

  private final BlockingQueue<byte[]> audio = new ArrayBlockingQueue<>(BACKLOG);
  private final Inbox inbox;
  private final CallWatcher watcher;

  Ears(Inbox inbox, CallWatcher watcher) {
    this.inbox = inbox;
    this.watcher = watcher;
  }

  void hear(byte[] mulaw) {
    if (!audio.offer(mulaw)) {
      log.log(Level.DEBUG, "a frame was dropped");
    }
  }

  /// Listens until the ears fail or the call's scope closes.
  void run(CallScope scope, Connections connections) throws InterruptedException {
    try {
      var listening = connections.listening();
      scope.fork(() -> send(listening));
      while (true) {
        inbox.put(new CallEvent.Heard(listening.next()));
      }
    } catch (ProviderException e) {
      if (connections.closed()) {
        return;
      }
      watcher.failed(e.provider());
      log.log(Level.WARNING, "ears failed: {0}", e.getMessage());
      inbox.put(new CallEvent.EarsFailed());
    }
  }

  /// A failure to send is noticed by `next` too, which reports it.
  private void send(Listening listening) throws InterruptedException {
    try {
      while (true) {
        listening.send(audio.take());
      }
    } catch (ProviderException e) {
      log.log(Level.DEBUG, "ears take no more audio: {0}", e.getMessage());
    }
  }
}
