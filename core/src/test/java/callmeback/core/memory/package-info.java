/// What is remembered, learnt and forgotten.
@NullMarked
package callmeback.core.memory;

import org.jspecify.annotations.NullMarked;
