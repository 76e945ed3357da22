/// The sandbox's voice and ears: synthetic speech, and recognition of every word that was spoken
/// with it.
@NullMarked
package callmeback.sandbox.speech;

import org.jspecify.annotations.NullMarked;
