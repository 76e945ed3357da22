package callmeback.voice.call;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The threads of one call: forked here, interrupted and joined when it closes.
final class CallScope implements AutoCloseable {
  private final ExecutorService threads;

  CallScope(String name) {
    threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name + "-", 0).factory());
  }

  /// A piece of work that ends by itself, or by being interrupted.
  interface Work {
    void run() throws InterruptedException;
  }

  void fork(Work work) {
    threads.execute(() -> {
      try {
        work.run();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    });
  }

  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}
