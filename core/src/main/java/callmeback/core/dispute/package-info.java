/// What shows a card's bank that a call was asked for, made and paid for as it should be.
@NullMarked
package callmeback.core.dispute;

import org.jspecify.annotations.NullMarked;
