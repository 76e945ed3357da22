/// Tests of spending on somebody's behalf.
@NullMarked
package callmeback.core.quote;

import org.jspecify.annotations.NullMarked;
