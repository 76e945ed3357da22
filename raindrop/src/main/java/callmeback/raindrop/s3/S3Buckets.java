package callmeback.raindrop.s3;

import callmeback.raindrop.bucket.ExpiryBook;
import callmeback.raindrop.bucket.NewObject;
import callmeback.raindrop.bucket.ObjectContent;
import callmeback.raindrop.bucket.ObjectKey;
import callmeback.raindrop.bucket.SealedBuckets;
import callmeback.raindrop.bucket.SealedType;
import callmeback.raindrop.bucket.StoredObject;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.vault.Vault;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Objects at an S3-compatible store, sealed: for several machines that share one place.
public final class S3Buckets implements SealedBuckets {
  private final S3Client client;
  private final ExpiryBook expiries;
  private final Vault vault;
  private final InstantSource clock;

  /// @param database where it is noted when objects end
  public S3Buckets(S3Config config, Database database, Vault vault, InstantSource clock) {
    this.client = new S3Client(config, clock);
    this.expiries = new ExpiryBook(database);
    this.vault = vault;
    this.clock = clock;
  }

  /// Its end is noted first, so that a crash in between leaves nothing that stays for ever.
  @Override
  public StoredObject put(NewObject object) {
    var stored =
        new StoredObject(
            object.key(),
            object.content().length,
            object.contentType(),
            clock.instant(),
            object.expiresAt());
    expiries.note(object);
    var sealed = vault.seal(name(object.key()), object.content());
    client.put(object.key(), sealed, SealedType.of(stored).toString());
    return stored;
  }

  @Override
  public Optional<ObjectContent> get(String key) {
    return client
        .get(ObjectKey.check(key))
        .flatMap(answer -> content(key, answer))
        .filter(content -> !content.object().expiredAt(clock.instant()));
  }

  private Optional<ObjectContent> content(String key, S3Client.Answer answer) {
    return SealedType.parse(answer.type())
        .map(type -> new ObjectContent(type.object(key), vault.open(name(key), answer.body())));
  }

  /// What is known of each is asked for one by one: lists do not show it.
  @Override
  public List<StoredObject> list(String prefix) {
    var now = clock.instant();
    return keys(ObjectKey.checkPrefix(prefix)).stream()
        .flatMap(key -> head(key).stream())
        .filter(object -> !object.expiredAt(now))
        .sorted(Comparator.comparing(StoredObject::key))
        .toList();
  }

  private List<String> keys(String prefix) {
    var keys = new ArrayList<String>();
    var next = "";
    do {
      var page = Listing.parse(client.list(prefix, next));
      keys.addAll(page.keys());
      next = page.next();
    } while (!next.isEmpty());
    return keys;
  }

  private Optional<StoredObject> head(String key) {
    return client
        .head(key)
        .flatMap(answer -> SealedType.parse(answer.type()))
        .map(type -> type.object(key));
  }

  @Override
  public boolean delete(String key) {
    var there = client.head(ObjectKey.check(key)).isPresent();
    client.delete(key);
    expiries.forget(key);
    return there;
  }

  @Override
  public List<String> keys() {
    return keys("");
  }

  /// What is not one of ours is left alone.
  @Override
  public boolean reseal(String key) {
    var old =
        client
            .get(ObjectKey.check(key))
            .filter(answer -> SealedType.parse(answer.type()).isPresent())
            .filter(answer -> !vault.current(answer.body()));
    old.ifPresent(answer -> client.put(key, vault.reseal(name(key), answer.body()), answer.type()));
    return old.isPresent();
  }

  @Override
  public long deleteExpired(Instant now) {
    var due = expiries.due(now);
    due.forEach(this::delete);
    return due.size();
  }

  private static String name(String key) {
    return "object/" + key + "#content";
  }
}
