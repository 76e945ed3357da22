/// Personas over HTTP.
@NullMarked
package callmeback.api.persona;

import org.jspecify.annotations.NullMarked;
