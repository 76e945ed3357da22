/// Scheduled calls over HTTP.
@NullMarked
package callmeback.api.schedule;

import org.jspecify.annotations.NullMarked;
