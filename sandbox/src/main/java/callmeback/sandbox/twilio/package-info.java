/// Twilio as its clients meet it: the REST API, status callbacks, TwiML and media streams.
@NullMarked
package callmeback.sandbox.twilio;

import org.jspecify.annotations.NullMarked;
