/// A phone call as a loop: workers put events on one queue, one owner decides by a pure rule and
/// performs the effects.
@NullMarked
package callmeback.voice.call;

import org.jspecify.annotations.NullMarked;
