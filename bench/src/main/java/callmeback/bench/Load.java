package callmeback.bench;

import callmeback.bench.Asking.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/// Closed-loop load: each worker does its work again as soon as it is done.
///
/// @param warmUp done before anything is counted
/// @param measured counted, for each kind of work
record Load(Duration warmUp, Duration measured) {
  private static final long MAX_MICROS = 60_000_000;
  private static final int DIGITS = 3;

  /// Kinds of work side by side: each worker does them in turn, so that whatever else the machine
  /// does meets all of them alike.
  ///
  /// @throws UncheckedIOException when a single piece of work failed
  List<Figures> of(List<Kind> kinds, int workers) throws InterruptedException {
    var start = System.nanoTime() + warmUp.toNanos();
    var end = start + measured.multipliedBy(kinds.size()).toNanos();
    var all = kinds.stream().map(_ -> micros()).toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var shares =
          IntStream.range(0, workers)
              .mapToObj(worker -> threads.submit(() -> work(worker, kinds, start, end)))
              .toList();
      for (var share : shares) {
        var micros = result(share);
        IntStream.range(0, kinds.size()).forEach(n -> all.get(n).add(micros.get(n)));
      }
    }
    return IntStream.range(0, kinds.size())
        .mapToObj(n -> Figures.of(kinds.get(n).name(), workers, all.get(n)))
        .toList();
  }

  private static List<Histogram> work(int worker, List<Kind> kinds, long start, long end)
      throws IOException {
    var micros = kinds.stream().map(_ -> micros()).toList();
    for (long turn = 0; System.nanoTime() < end; turn++) {
      for (var n = 0; n < kinds.size(); n++) {
        var began = System.nanoTime();
        Objects.requireNonNull(kinds.get(n).work().once(worker, turn));
        if (began >= start) {
          micros.get(n).recordValue((System.nanoTime() - began) / 1_000);
        }
      }
    }
    return micros;
  }

  private static Histogram micros() {
    return new Histogram(MAX_MICROS, DIGITS);
  }

  private static List<Histogram> result(Future<List<Histogram>> share) throws InterruptedException {
    try {
      return share.get();
    } catch (ExecutionException e) {
      throw new UncheckedIOException(new IOException("the work failed", e.getCause()));
    }
  }
}
