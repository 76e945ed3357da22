/// A chat model, played: one script, served as Cerebras and as OpenAI, each with its own manners.
@NullMarked
package callmeback.sandbox.chat;

import org.jspecify.annotations.NullMarked;
