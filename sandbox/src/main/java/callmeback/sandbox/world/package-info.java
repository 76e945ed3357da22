/// What every simulator stands on: one clock, one journal, the mishaps in force, the latencies,
/// servers and an outbox.
@NullMarked
package callmeback.sandbox.world;

import org.jspecify.annotations.NullMarked;
