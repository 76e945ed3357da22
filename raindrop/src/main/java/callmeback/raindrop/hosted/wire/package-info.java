/// Hosted Raindrop's API over HTTP: all 36 endpoints, as its official clients send them.
@NullMarked
package callmeback.raindrop.hosted.wire;

import org.jspecify.annotations.NullMarked;
