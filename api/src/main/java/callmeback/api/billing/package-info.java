/// Cards and holds over HTTP.
@NullMarked
package callmeback.api.billing;

import org.jspecify.annotations.NullMarked;
