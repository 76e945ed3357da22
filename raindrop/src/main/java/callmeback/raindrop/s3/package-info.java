/// Buckets on S3-compatible storage, sealed.
@NullMarked
package callmeback.raindrop.s3;

import org.jspecify.annotations.NullMarked;
