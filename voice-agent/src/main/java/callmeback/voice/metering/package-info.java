/// What providers cost, counted by decorators of the same ports.
@NullMarked
package callmeback.voice.metering;

import org.jspecify.annotations.NullMarked;
