package callmeback.sandbox.chat;

import org.jspecify.annotations.Nullable;

/// What the model has decided to say, and to call after that.
///
/// @param arguments the call's arguments as JSON text; empty without a call
record Thought(String text, @Nullable String tool, String arguments) {

  static Thought say(String text) {
    return new Thought(text, null, "");
  }
}
