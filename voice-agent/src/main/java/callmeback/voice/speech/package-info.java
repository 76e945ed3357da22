/// What a call needs of the outside: ears, a mind and a voice, each a small blocking port.
@NullMarked
package callmeback.voice.speech;

import org.jspecify.annotations.NullMarked;
