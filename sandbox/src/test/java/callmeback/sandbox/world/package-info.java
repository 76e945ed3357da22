/// Tests of what every simulator stands on.
@NullUnmarked
package callmeback.sandbox.world;

import org.jspecify.annotations.NullUnmarked;
