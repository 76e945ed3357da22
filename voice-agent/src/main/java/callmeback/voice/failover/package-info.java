/// Providers that stand in for each other, as decorators of the same ports.
@NullMarked
package callmeback.voice.failover;

import org.jspecify.annotations.NullMarked;
