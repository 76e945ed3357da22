/// Voices by ElevenLabs: one socket a call, one context a reply.
@NullMarked
package callmeback.voice.elevenlabs;

import org.jspecify.annotations.NullMarked;
