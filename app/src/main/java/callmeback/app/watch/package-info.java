/// What an operator looks at: health and metrics.
@NullMarked
package callmeback.app.watch;

import org.jspecify.annotations.NullMarked;
