/// What the tests of the simulators talk with.
@NullUnmarked
package callmeback.sandbox.client;

import org.jspecify.annotations.NullUnmarked;
