/// What personas remember, over HTTP.
@NullMarked
package callmeback.api.memory;

import org.jspecify.annotations.NullMarked;
