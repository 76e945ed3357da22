/// The telephone company: dialling, its webhooks, and its media stream.
@NullMarked
package callmeback.voice.twilio;

import org.jspecify.annotations.NullMarked;
