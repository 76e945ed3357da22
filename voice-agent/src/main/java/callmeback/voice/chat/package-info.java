/// Minds that speak the streamed chat completions protocol, whoever runs them.
@NullMarked
package callmeback.voice.chat;

import org.jspecify.annotations.NullMarked;
