/// Minds run by Cerebras.
@NullMarked
package callmeback.voice.cerebras;

import org.jspecify.annotations.NullMarked;
