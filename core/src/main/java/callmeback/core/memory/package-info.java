/// What a call is talking about now, and what was said in earlier ones.
@NullMarked
package callmeback.core.memory;

import org.jspecify.annotations.NullMarked;
