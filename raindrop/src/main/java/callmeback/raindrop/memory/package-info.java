/// SmartMemory: what is being said in a session, and what was said in earlier ones.
@NullMarked
package callmeback.raindrop.memory;

import org.jspecify.annotations.NullMarked;
