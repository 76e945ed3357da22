/// Tests of this package against fakes and against the wire.
@NullMarked
package callmeback.voice.deepgram;

import org.jspecify.annotations.NullMarked;
