/// From what a model writes to what a voice can say. Pure.
@NullMarked
package callmeback.voice.text;

import org.jspecify.annotations.NullMarked;
