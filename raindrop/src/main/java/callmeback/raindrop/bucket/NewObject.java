package callmeback.raindrop.bucket;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An object to store: when it expires it is as if it had been deleted.
///
/// @param contentType a MIME type, such as `text/plain`
/// @param expiresAt null for never
public record NewObject(
    String key, byte[] content, String contentType, @Nullable Instant expiresAt) {
  /// What every store takes in one piece.
  public static final int MOST_BYTES = 10 * 1024 * 1024;

  /// Checks the key, the size and the type, and keeps a copy of the content.
  public NewObject {
    ObjectKey.check(key);
    if (content.length > MOST_BYTES) {
      throw new IllegalArgumentException("An object has at most " + MOST_BYTES + " bytes");
    }
    if (!contentType.matches("[\\w.+-]+/[\\w.+-]+(; *[\\w=-]+)*")) {
      throw new IllegalArgumentException("Not a content type: " + contentType);
    }
    content = content.clone();
  }

  /// An object that stays until it is deleted.
  public static NewObject lasting(String key, byte[] content, String contentType) {
    return new NewObject(key, content, contentType, null);
  }
}
