package callmeback.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/// Closed-loop load: each worker does its work again as soon as it is done.
///
/// @param warmUp done before anything is counted
/// @param measured counted
record Load(Duration warmUp, Duration measured) {
  private static final long MAX_MICROS = 60_000_000;
  private static final int DIGITS = 3;

  /// @throws UncheckedIOException when a single piece of work failed
  Figures of(String name, int workers, Work work) throws InterruptedException {
    var start = System.nanoTime() + warmUp.toNanos();
    var end = start + measured.toNanos();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var shares =
          IntStream.range(0, workers)
              .mapToObj(worker -> threads.submit(() -> work(worker, work, start, end)))
              .toList();
      var all = new Histogram(MAX_MICROS, DIGITS);
      for (var share : shares) {
        all.add(result(share));
      }
      return Figures.of(name, workers, all, measured);
    }
  }

  private static Histogram work(int worker, Work work, long start, long end) throws IOException {
    var micros = new Histogram(MAX_MICROS, DIGITS);
    for (long turn = 0; System.nanoTime() < end; turn++) {
      var began = System.nanoTime();
      Objects.requireNonNull(work.once(worker, turn));
      if (began >= start) {
        micros.recordValue((System.nanoTime() - began) / 1_000);
      }
    }
    return micros;
  }

  private static Histogram result(Future<Histogram> share) throws InterruptedException {
    try {
      return share.get();
    } catch (ExecutionException e) {
      throw new UncheckedIOException(new IOException("the work failed", e.getCause()));
    }
  }
}
