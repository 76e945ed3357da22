/// What every feature shares: problems, pages and secrets.
@NullMarked
package callmeback.core;

import org.jspecify.annotations.NullMarked;
