package callmeback.bench;

import org.HdrHistogram.Histogram;

/// What was measured of one kind of work at one number of connections; latencies in microseconds.
record Figures(
    String name, int connections, double perSecond, long p50, long p95, long p99, long count) {

  /// Milliseconds that one takes on average. Unlike the median it leaves nobody out who waits for
  /// one of the database's connections, which go to some at once and to others late.
  double mean() {
    return connections * 1e3 / perSecond;
  }

  /// One after the other.
  Figures and(Figures other) {
    return new Figures(
        name + " and " + other.name,
        connections,
        connections * 1e3 / (mean() + other.mean()),
        p50 + other.p50,
        p95 + other.p95,
        p99 + other.p99,
        count);
  }

  /// @param connections that did nothing else but this and its like, one after the other
  static Figures of(String name, int connections, Histogram micros) {
    return new Figures(
        name,
        connections,
        connections * 1e6 / micros.getMean(),
        micros.getValueAtPercentile(50),
        micros.getValueAtPercentile(95),
        micros.getValueAtPercentile(99),
        micros.getTotalCount());
  }
}
