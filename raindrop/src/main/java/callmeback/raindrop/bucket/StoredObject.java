package callmeback.raindrop.bucket;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known of an object without reading its content.
///
/// @param size bytes of content
/// @param expiresAt null for never
public record StoredObject(
    String key, long size, String contentType, Instant lastModified, @Nullable Instant expiresAt) {
  /// Whether its time is over at that moment.
  public boolean expiredAt(Instant now) {
    return expiresAt != null && !expiresAt.isAfter(now);
  }
}
