/// Telephones that can be told how to behave, ring, speak and listen.
@NullMarked
package callmeback.sandbox.phone;

import org.jspecify.annotations.NullMarked;
