/// REST for the frontend: which routes there are, and what each problem looks like on the wire.
@NullMarked
package callmeback.api;

import org.jspecify.annotations.NullMarked;
