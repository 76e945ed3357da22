/// Calls over HTTP.
@NullMarked
package callmeback.api.call;

import org.jspecify.annotations.NullMarked;
