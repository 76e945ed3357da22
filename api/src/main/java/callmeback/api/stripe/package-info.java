/// The payment provider: its SDK with every trap closed, and its webhook.
@NullMarked
package callmeback.api.stripe;

import org.jspecify.annotations.NullMarked;
