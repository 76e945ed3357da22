/// Tests of calls asked for at a later time.
@NullMarked
package callmeback.core.schedule;

import org.jspecify.annotations.NullMarked;
