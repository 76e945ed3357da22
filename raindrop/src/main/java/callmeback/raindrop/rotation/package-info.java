/// A change of the data key: everything that earlier keys sealed is sealed anew.
@NullMarked
package callmeback.raindrop.rotation;

import org.jspecify.annotations.NullMarked;
