/// People: who they are, how they prove it, and when their tokens die.
@NullMarked
package callmeback.core.account;

import org.jspecify.annotations.NullMarked;
