/// ElevenLabs, played: voices, speech over HTTP, and speech over sockets with one or many contexts,
/// all in `ulaw_8000`.
@NullMarked
package callmeback.sandbox.elevenlabs;

import org.jspecify.annotations.NullMarked;
