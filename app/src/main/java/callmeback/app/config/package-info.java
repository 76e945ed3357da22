/// The configuration: parsed once, every problem listed at once.
@NullMarked
package callmeback.app.config;

import org.jspecify.annotations.NullMarked;
