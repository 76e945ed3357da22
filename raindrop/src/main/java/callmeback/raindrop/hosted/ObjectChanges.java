package callmeback.raindrop.hosted;

import callmeback.raindrop.bucket.NewObject;
import callmeback.raindrop.bucket.ObjectContent;
import callmeback.raindrop.bucket.StoredObject;
import java.time.Instant;

/// Objects as changes, and back.
final class ObjectChanges {
  private ObjectChanges() {}

  static Change.Stored of(NewObject object, Instant now) {
    var expires = object.expiresAt();
    return new Change.Stored(
        object.key(),
        object.content(),
        object.contentType(),
        now.toString(),
        expires == null ? null : expires.toString());
  }

  static StoredObject object(Change.Stored stored) {
    var expires = stored.expires();
    return new StoredObject(
        stored.key(),
        stored.content().length,
        stored.contentType(),
        Instant.parse(stored.modified()),
        expires == null ? null : Instant.parse(expires));
  }

  static ObjectContent content(Change.Stored stored) {
    return new ObjectContent(object(stored), stored.content());
  }
}
