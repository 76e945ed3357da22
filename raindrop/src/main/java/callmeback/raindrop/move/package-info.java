/// Moving memories and objects from one store to another.
@NullMarked
package callmeback.raindrop.move;

import org.jspecify.annotations.NullMarked;
