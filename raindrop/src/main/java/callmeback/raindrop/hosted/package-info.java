/// The doors to memory, buckets and SQL on hosted Raindrop: every word is sealed before it leaves,
/// and what cannot be written there now waits in an outbox.
@NullMarked
package callmeback.raindrop.hosted;

import org.jspecify.annotations.NullMarked;
