/// The personas somebody keeps at hand.
@NullMarked
package callmeback.core.contact;

import org.jspecify.annotations.NullMarked;
