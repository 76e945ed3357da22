package callmeback.bench;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/// What was measured of one kind of work at one number of connections; latencies in microseconds.
record Figures(
    String name, int connections, double perSecond, long p50, long p95, long p99, long count) {

  static Figures of(String name, int connections, Histogram micros, Duration took) {
    return new Figures(
        name,
        connections,
        micros.getTotalCount() * 1e9 / took.toNanos(),
        micros.getValueAtPercentile(50),
        micros.getValueAtPercentile(95),
        micros.getValueAtPercentile(99),
        micros.getTotalCount());
  }
}
