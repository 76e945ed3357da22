/// SmartBuckets: named objects with a type and, if wanted, an end.
@NullMarked
package callmeback.raindrop.bucket;

import org.jspecify.annotations.NullMarked;
