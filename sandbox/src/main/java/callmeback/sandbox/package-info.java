/// The outside world, played on loopback: one simulator a provider, and the control door.
@NullMarked
package callmeback.sandbox;

import org.jspecify.annotations.NullMarked;
