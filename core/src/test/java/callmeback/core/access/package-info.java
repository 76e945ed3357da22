/// Tests of keys for programs.
@NullMarked
package callmeback.core.access;

import org.jspecify.annotations.NullMarked;
