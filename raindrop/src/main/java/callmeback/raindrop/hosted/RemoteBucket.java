package callmeback.raindrop.hosted;

import callmeback.raindrop.bucket.ObjectContent;
import callmeback.raindrop.bucket.SealedType;
import callmeback.raindrop.bucket.StoredObject;
import callmeback.raindrop.hosted.wire.Failure;
import callmeback.raindrop.hosted.wire.Objects;
import callmeback.raindrop.hosted.wire.RaindropException;
import callmeback.raindrop.vault.Vault;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What hosted Raindrop itself holds of objects, sealed. Every method throws a [RaindropException]
/// if it does not succeed, and may be repeated.
record RemoteBucket(Objects objects, Vault vault) {
  void put(Change.Stored stored) {
    var content = vault.seal(name(stored.key()), stored.content());
    objects.put(stored.key(), content, SealedType.of(ObjectChanges.object(stored)).toString());
  }

  Optional<ObjectContent> get(String key) {
    try {
      var found = objects.get(key);
      return SealedType.parse(found.contentType())
          .map(type -> new ObjectContent(type.object(key), vault.open(name(key), found.bytes())));
    } catch (RaindropException e) {
      if (e.failure() instanceof Failure.Missing) {
        return Optional.empty();
      }
      throw e;
    }
  }

  List<StoredObject> list(String prefix) {
    return objects.list(prefix).stream().flatMap(RemoteBucket::ours).toList();
  }

  private static Stream<StoredObject> ours(Objects.Listed listed) {
    return SealedType.parse(listed.contentType()).map(type -> type.object(listed.key())).stream();
  }

  void delete(String key) {
    try {
      objects.delete(key);
    } catch (RaindropException e) {
      if (!(e.failure() instanceof Failure.Missing)) {
        throw e;
      }
    }
  }

  /// Seals an object anew if another key than the current one sealed it; whether it was so.
  boolean reseal(String key) {
    try {
      var found = objects.get(key);
      var old = !vault.current(found.bytes());
      if (old) {
        objects.put(key, vault.reseal(name(key), found.bytes()), found.contentType());
      }
      return old;
    } catch (RaindropException e) {
      if (e.failure() instanceof Failure.Missing) {
        return false;
      }
      throw e;
    }
  }

  private static String name(String key) {
    return "object/" + key + "#content";
  }
}
