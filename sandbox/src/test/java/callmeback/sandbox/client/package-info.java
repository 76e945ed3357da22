/// What the tests of the simulators talk with.
@NullMarked
package callmeback.sandbox.client;

import org.jspecify.annotations.NullMarked;
