/// The wiring: every part of the house is made here, in order, with `new`.
@NullMarked
package callmeback.app.house;

import org.jspecify.annotations.NullMarked;
