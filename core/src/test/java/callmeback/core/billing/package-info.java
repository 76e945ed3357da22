/// Money in whole cents: cards, holds, captures and releases.
@NullMarked
package callmeback.core.billing;

import org.jspecify.annotations.NullMarked;
