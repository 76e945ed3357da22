/// Raindrop's API at its real paths: memory, SQL and buckets, of the manners that are documented or
/// were seen, and of one choice each where neither tells.
@NullMarked
package callmeback.sandbox.raindrop;

import org.jspecify.annotations.NullMarked;
