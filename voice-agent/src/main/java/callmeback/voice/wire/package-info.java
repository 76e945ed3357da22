/// How providers are reached: one HTTP client and a blocking WebSocket.
@NullMarked
package callmeback.voice.wire;

import org.jspecify.annotations.NullMarked;
