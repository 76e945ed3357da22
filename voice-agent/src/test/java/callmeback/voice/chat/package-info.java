/// Tests of this package against fakes and against the wire.
@NullMarked
package callmeback.voice.chat;

import org.jspecify.annotations.NullMarked;
