/// What administrators may ask about everybody's calls, without seeing anybody.
@NullMarked
package callmeback.core.stats;

import org.jspecify.annotations.NullMarked;
