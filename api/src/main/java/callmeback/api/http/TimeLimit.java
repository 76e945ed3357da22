package callmeback.api.http;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Runs a request's work on a thread of its own and gives up waiting for it in time.
///
/// The thread lives no longer than the work, which is interrupted when its time is up; only the
/// waiting thread ever writes to the client.
record TimeLimit(Duration limit) {

  /// @throws RefusalException with `TooSlow` when the time is up
  <T> T run(Supplier<T> work) {
    var task = new FutureTask<T>(work::get);
    Thread.ofVirtual().name("request").start(task);
    try {
      return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw unwrapped(e);
    } catch (TimeoutException e) {
      task.cancel(true);
      throw new RefusalException(new Refusal.TooSlow());
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw new RefusalException(new Refusal.TooSlow());
    }
  }

  private static RuntimeException unwrapped(ExecutionException e) {
    return switch (e.getCause()) {
      case RuntimeException cause -> cause;
      case Error cause -> throw cause;
      case null, default -> new IllegalStateException(e);
    };
  }
}
