package callmeback.app;

import java.util.concurrent.CountDownLatch;

/// A request to stop the process, by Ctrl-C or SIGTERM. The process goes on until this is closed,
/// after all else is.
///
/// The hook must not wait for the main thread itself: that one calls `System.exit`, which waits for
/// the hooks.
final class Stop implements AutoCloseable {
  private final CountDownLatch requested = new CountDownLatch(1);
  private final CountDownLatch done = new CountDownLatch(1);

  private Stop() {}

  static Stop onSignal() {
    var stop = new Stop();
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(stop::request));
    return stop;
  }

  private void request() {
    requested.countDown();
    try {
      done.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Waits until somebody asks.
  void await() throws InterruptedException {
    requested.await();
  }

  @Override
  public void close() {
    done.countDown();
  }
}
