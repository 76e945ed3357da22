package callmeback.raindrop.hosted;

import callmeback.raindrop.bucket.BucketUnavailable;
import callmeback.raindrop.bucket.ExpiryBook;
import callmeback.raindrop.bucket.NewObject;
import callmeback.raindrop.bucket.ObjectContent;
import callmeback.raindrop.bucket.ObjectKey;
import callmeback.raindrop.bucket.SmartBuckets;
import callmeback.raindrop.bucket.StoredObject;
import callmeback.raindrop.hosted.wire.RaindropException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// SmartBuckets on hosted Raindrop. What waits in the outbox is seen by every reader; what only the
/// service knows cannot be read while it is down.
final class HostedBuckets implements SmartBuckets {
  private final RemoteBucket remote;
  private final ExpiryBook expiries;
  private final Delivery delivery;
  private final InstantSource clock;

  HostedBuckets(RemoteBucket remote, ExpiryBook expiries, Delivery delivery, InstantSource clock) {
    this.remote = remote;
    this.expiries = expiries;
    this.delivery = delivery;
    this.clock = clock;
  }

  /// Its end is noted first, so that a crash in between leaves nothing that stays for ever.
  @Override
  public StoredObject put(NewObject object) {
    var stored = ObjectChanges.of(object, clock.instant());
    expiries.note(object);
    delivery.write(stored);
    return ObjectChanges.object(stored);
  }

  @Override
  public Optional<ObjectContent> get(String key) {
    var waiting = delivery.waitingFor(Change.object(ObjectKey.check(key)));
    var found =
        waiting.isEmpty() ? reached(key, () -> remote.get(key)) : content(waiting.getLast());
    return found.filter(content -> !content.object().expiredAt(clock.instant()));
  }

  private static Optional<ObjectContent> content(Change last) {
    return last instanceof Change.Stored stored
        ? Optional.of(ObjectChanges.content(stored))
        : Optional.empty();
  }

  @Override
  public List<StoredObject> list(String prefix) {
    var now = clock.instant();
    var objects = new TreeMap<String, StoredObject>();
    var waiting = delivery.waitingUnder(Change.object(ObjectKey.checkPrefix(prefix)));
    reached(prefix, () -> remote.list(prefix)).forEach(object -> objects.put(object.key(), object));
    for (var change : waiting) {
      switch (change) {
        case Change.Stored stored -> objects.put(stored.key(), ObjectChanges.object(stored));
        case Change.Dropped(var key) -> objects.remove(key);
        case Change.OfMemory _ -> {}
      }
    }
    return objects.values().stream().filter(object -> !object.expiredAt(now)).toList();
  }

  /// While the service is down nobody knows whether there was one: it is taken for one.
  @Override
  public boolean delete(String key) {
    var there = there(ObjectKey.check(key));
    if (there) {
      delivery.write(new Change.Dropped(key));
      expiries.forget(key);
    }
    return there;
  }

  private boolean there(String key) {
    var waiting = delivery.waitingFor(Change.object(key));
    if (!waiting.isEmpty()) {
      return waiting.getLast() instanceof Change.Stored;
    }
    try {
      return remote.list(key).stream().anyMatch(object -> object.key().equals(key));
    } catch (RaindropException e) {
      if (e.failure().passes()) {
        return true;
      }
      throw e;
    }
  }

  @Override
  public long deleteExpired(Instant now) {
    var due = expiries.due(now);
    for (var key : due) {
      delivery.write(new Change.Dropped(key));
      expiries.forget(key);
    }
    return due.size();
  }

  private static <T> T reached(String what, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (RaindropException e) {
      throw e.failure().passes()
          ? new BucketUnavailable("The objects at " + what + " cannot be reached", e)
          : e;
    }
  }
}
