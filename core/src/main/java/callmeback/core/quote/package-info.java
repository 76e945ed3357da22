/// Spending on somebody's behalf: a quote, their consent, then the money, then the deed; each once.
@NullMarked
package callmeback.core.quote;

import org.jspecify.annotations.NullMarked;
