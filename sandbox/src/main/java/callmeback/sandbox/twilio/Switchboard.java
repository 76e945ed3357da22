package callmeback.sandbox.twilio;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// The calls that are not over yet, each on a thread of its own.
final class Switchboard implements AutoCloseable {
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private final Exchange exchange;
  private final Sids sids;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, LiveCall> live = new ConcurrentHashMap<>();
  private long nextSlot = System.nanoTime();

  Switchboard(Exchange exchange, Sids sids) {
    this.exchange = exchange;
    this.sids = sids;
  }

  CallRecord place(CallRequest request) {
    var now = exchange.world().clock().instant();
    var call = CallRecord.queued(sids.next("CA"), request.parties(), now);
    exchange.calls().put(call);
    var running = new LiveCall(exchange, request, call, slot());
    live.put(call.sid(), running);
    threads.execute(() -> {
      running.run();
      live.remove(call.sid());
    });
    return call;
  }

  Optional<LiveCall> find(String sid) {
    return Optional.ofNullable(live.get(sid));
  }

  /// Ends every call where it stands, and waits until the last has written itself down.
  @Override
  public void close() {
    threads.shutdownNow();
    try {
      threads.awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Calls beyond the allowed rate wait in the queue (twilio.com/docs/glossary/what-is-cps).
  private synchronized Duration slot() {
    int perSecond = exchange.habits().callsPerSecond();
    if (perSecond == 0) {
      return Duration.ZERO;
    }
    long now = System.nanoTime();
    long slot = Math.max(now, nextSlot);
    nextSlot = slot + Duration.ofSeconds(1).toNanos() / perSecond;
    return Duration.ofNanos(slot - now);
  }
}
