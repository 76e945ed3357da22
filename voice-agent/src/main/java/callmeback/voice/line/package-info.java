/// Where the telephone line meets the conversation.
@NullMarked
package callmeback.voice.line;

import org.jspecify.annotations.NullMarked;
