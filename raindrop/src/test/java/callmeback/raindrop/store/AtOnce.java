package callmeback.raindrop.store;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/// Many threads that begin together.
final class AtOnce {
  private AtOnce() {}

  /// What each piece of work returned, in order; throws what one of them threw.
  static <T> List<T> all(List<Callable<T>> work) throws Exception {
    var start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = work.stream().map(one -> threads.submit(() -> after(start, one))).toList();
      start.countDown();
      for (var one : running) {
        one.get();
      }
      return running.stream().map(Future::resultNow).toList();
    }
  }

  static <T> List<T> times(int count, Callable<T> work) throws Exception {
    return all(Stream.generate(() -> work).limit(count).toList());
  }

  private static <T> T after(CountDownLatch start, Callable<T> work) throws Exception {
    start.await();
    return work.call();
  }
}
