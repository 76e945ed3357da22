package callmeback.bench;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/// What was measured of one kind of work at one number of connections; latencies in microseconds.
record Figures(
    String name, int connections, double perSecond, long p50, long p95, long p99, long count) {

  /// One after the other, by their medians.
  Figures and(Figures other) {
    return new Figures(
        name + " and " + other.name,
        connections,
        0,
        p50 + other.p50,
        p95 + other.p95,
        p99 + other.p99,
        count);
  }

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
