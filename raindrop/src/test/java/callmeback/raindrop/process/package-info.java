/// Processes for tests that must be able to kill one.
@NullMarked
package callmeback.raindrop.process;

import org.jspecify.annotations.NullMarked;
