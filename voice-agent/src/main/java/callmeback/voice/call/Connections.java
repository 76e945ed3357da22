package callmeback.voice.call;

import callmeback.voice.speech.ProviderException;
import callmeback.voice.speech.SpeechToText.Listening;
import callmeback.voice.speech.TextToSpeech.Speaking;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// The sockets of one call to its ears and its voice, being opened while the phone rings.
final class Connections implements AutoCloseable {
  private static final Logger log = System.getLogger(Connections.class.getName());

  private final FutureTask<Listening> listening;
  private final FutureTask<Speaking> speaking;
  private final String ears;
  private final String voice;
  private volatile boolean closed;

  private Connections(
      Equipment equipment, FutureTask<Listening> listening, FutureTask<Speaking> speaking) {
    this.ears = equipment.ears().name();
    this.voice = equipment.voice().name();
    this.listening = listening;
    this.speaking = speaking;
  }

  /// Starts opening; returns at once.
  static Connections open(Equipment equipment, String voice) {
    var listening = start("ears", () -> equipment.ears().open());
    var speaking = start("voice", () -> equipment.voice().open(voice));
    return new Connections(equipment, listening, speaking);
  }

  Listening listening() throws ProviderException, InterruptedException {
    return await(listening, ears);
  }

  Speaking speaking() throws ProviderException, InterruptedException {
    return await(speaking, voice);
  }

  /// Whether a failure from now on is nobody's.
  boolean closed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
    discard(listening);
    discard(speaking);
  }

  private static <T> FutureTask<T> start(String name, Callable<T> open) {
    var task = new FutureTask<>(open);
    Thread.ofVirtual().name("open-" + name).start(task);
    return task;
  }

  private static <T> T await(FutureTask<T> task, String provider)
      throws ProviderException, InterruptedException {
    try {
      return task.get();
    } catch (CancellationException e) {
      throw new ProviderException(provider, "closed", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ProviderException refused) {
        throw refused;
      }
      throw new ProviderException(provider, "could not be opened", e);
    }
  }

  /// Closes what is open, so that its cost is known afterwards; what is still being opened closes
  /// itself when it is there.
  private static void discard(FutureTask<? extends AutoCloseable> task) {
    if (task.isDone()) {
      close(task);
    } else {
      Thread.ofVirtual().name("close-connection").start(() -> close(task));
    }
  }

  private static void close(FutureTask<? extends AutoCloseable> task) {
    try {
      task.get().close();
    } catch (ExecutionException _) {
      // It was never open.
    } catch (Exception e) {
      log.log(Level.DEBUG, "a connection did not close", e);
    }
  }
}
