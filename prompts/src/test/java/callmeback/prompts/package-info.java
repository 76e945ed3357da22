/// Whether the prompts keep their own rules.
@NullMarked
package callmeback.prompts;

import org.jspecify.annotations.NullMarked;
