package callmeback.app.watch;

import callmeback.core.call.Call;
import callmeback.core.call.SpokenTurn;
import callmeback.voice.call.CallWatcher;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/// What is counted and timed, for Prometheus.
public final class Metrics implements CallWatcher, AutoCloseable {
  /// So many of the latest answers stand behind the median of our own share.
  private static final int KEPT = 10_000;

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final BlockingQueue<Duration> ownShares = new LinkedBlockingQueue<>(KEPT);
  private final JvmGcMetrics gc = new JvmGcMetrics();
  private final Pulse pulse;

  public Metrics(Pulse pulse) {
    this.pulse = pulse;
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    gc.bindTo(registry);
  }

  /// Shows a number that is looked up when asked for.
  public void gauge(String name, Supplier<Number> number) {
    // The registry itself would hold it weakly, and show NaN as soon as it was collected.
    Gauge.builder(name, number).register(registry);
  }

  /// Counts and times one answered request.
  public void request(String method, int status, Duration took) {
    Timer.builder("callmeback.http.requests")
        .tags("method", method, "status", Integer.toString(status))
        .publishPercentiles(0.5, 0.99)
        .register(registry)
        .record(took);
  }

  /// A scheduled call was placed so long after its time.
  public void placedLate(Duration late) {
    timer("callmeback.scheduled.late").record(late);
  }

  @Override
  public void answered(Call call, SpokenTurn turn, Duration own) {
    while (!ownShares.offer(own)) {
      ownShares.poll();
    }
    timer("callmeback.turn.own").record(own);
    var latency = turn.latency();
    if (latency != null) {
      timer("callmeback.turn.total").record(Duration.ofMillis(latency.total()));
      timer("callmeback.turn.first.token").record(Duration.ofMillis(latency.firstToken()));
      timer("callmeback.turn.first.audio").record(Duration.ofMillis(latency.firstAudio()));
    }
  }

  @Override
  public void failed(String provider) {
    pulse.failed(provider);
    registry.counter("callmeback.provider.failures", "provider", provider).increment();
  }

  @Override
  public void ended(Call call, Map<String, Long> costs) {
    registry.counter("callmeback.calls.ended").increment();
    costs.forEach((provider, microDollars) -> {
      pulse.answered(provider);
      registry
          .counter("callmeback.provider.cost.dollars", "provider", provider)
          .increment(microDollars / 1_000_000.0);
    });
  }

  /// The median of our share of the latest answers, in milliseconds; not a number when there is
  /// none.
  public double ownShareMedianMs() {
    var sorted = ownShares.stream().sorted().toList();
    return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2).toNanos() / 1_000_000.0;
  }

  /// All of it in Prometheus' text format.
  public String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    gc.close();
    registry.close();
  }

  private Timer timer(String name) {
    return Timer.builder(name).publishPercentiles(0.5, 0.95, 0.99).register(registry);
  }
}
