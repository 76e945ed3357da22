/// Main, the wiring in order with `new`, and what only a process can do: read the environment, tell
/// the time, exit.
@NullMarked
package callmeback.app;

import org.jspecify.annotations.NullMarked;
