package callmeback.sandbox.world;

import java.nio.file.Path;
import java.time.InstantSource;

/// What every simulator shares: one clock, one journal, the mishaps in force, the latencies, a
/// seed, and where state is kept.
public record World(
    InstantSource clock,
    Journal journal,
    Mishaps mishaps,
    Latencies latencies,
    long seed,
    Path state) {

  /// A fresh world: an empty journal, no mishaps, default latencies.
  public static World of(InstantSource clock, long seed, Path state) {
    return new World(clock, new Journal(clock), new Mishaps(), Latencies.defaults(), seed, state);
  }
}
