/// A phone call from the button to the receipt.
@NullMarked
package callmeback.core.call;

import org.jspecify.annotations.NullMarked;
