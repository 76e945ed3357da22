/// Ears by Deepgram Flux, which also decides when a turn is over.
@NullMarked
package callmeback.voice.deepgram;

import org.jspecify.annotations.NullMarked;
