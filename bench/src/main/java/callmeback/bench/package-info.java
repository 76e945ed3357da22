/// Load on the running product: requests a second and latencies, as ratios within one run.
@NullMarked
package callmeback.bench;

import org.jspecify.annotations.NullMarked;
