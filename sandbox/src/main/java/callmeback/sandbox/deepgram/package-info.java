/// Deepgram, played: Flux at `/v2/listen` and Nova at `/v1/listen`, with ears that know what the
/// sandbox spoke.
@NullMarked
package callmeback.sandbox.deepgram;

import org.jspecify.annotations.NullMarked;
