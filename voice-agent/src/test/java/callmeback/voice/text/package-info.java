/// Tables and properties of text that is to be spoken.
@NullMarked
package callmeback.voice.text;

import org.jspecify.annotations.NullMarked;
