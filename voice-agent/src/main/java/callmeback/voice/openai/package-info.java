/// Minds run by OpenAI.
@NullMarked
package callmeback.voice.openai;

import org.jspecify.annotations.NullMarked;
