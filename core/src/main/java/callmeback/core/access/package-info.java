/// Keys that people give to programs, and the log of what was tried with them.
@NullMarked
package callmeback.core.access;

import org.jspecify.annotations.NullMarked;
