/// Characters who call: the house's own and those people write.
@NullMarked
package callmeback.core.persona;

import org.jspecify.annotations.NullMarked;
