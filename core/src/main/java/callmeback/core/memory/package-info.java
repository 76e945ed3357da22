/// What personas remember of people: learnt from calls, recalled in later ones, and the people's to
/// look at, correct and have forgotten.
@NullMarked
package callmeback.core.memory;

import org.jspecify.annotations.NullMarked;
