package callmeback.raindrop.s3;

import callmeback.core.Secret;
import java.net.URI;

/// A bucket at an S3-compatible store, addressed by path.
///
/// @param endpoint where the store is, without the bucket
public record S3Config(
    URI endpoint, String region, String bucket, String accessKey, Secret secretKey) {
  /// What stores take that know no regions.
  public static final String REGION = "us-east-1";
}
