/// The data directory of one running product, and who holds it.
@NullMarked
package callmeback.raindrop.home;

import org.jspecify.annotations.NullMarked;
