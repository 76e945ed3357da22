package callmeback.raindrop.store;

import callmeback.raindrop.bucket.DiskBuckets;
import callmeback.raindrop.memory.PostgresMemory;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.rotation.Rotation;
import callmeback.raindrop.talk.CallSessions;
import callmeback.raindrop.talk.SealedPurposes;
import callmeback.raindrop.talk.StoredConversations;
import callmeback.raindrop.vault.BlindWords;
import callmeback.raindrop.vault.DataKeys;
import callmeback.raindrop.vault.SealedPhones;
import callmeback.raindrop.vault.Vault;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Consumer;

/// Everything that keeps something sealed, with some data keys.
record Locker(
    Database database,
    DataKeys keys,
    Vault vault,
    SealedPhones phones,
    PostgresMemory memory,
    DiskBuckets buckets) {

  static Locker open(Database database, Path disk, DataKeys keys) {
    var vault = Vault.of(keys);
    var memory =
        new PostgresMemory(
            database,
            vault,
            new BlindWords(keys),
            () -> Sample.NOW,
            () -> UUID.randomUUID().toString());
    return new Locker(
        database,
        keys,
        vault,
        new SealedPhones(keys),
        memory,
        DiskBuckets.open(disk, vault, () -> Sample.NOW));
  }

  long rotate(Consumer<String> progress) {
    var places = new Rotation.Places(database, vault, phones, memory.sealedProcedures(), buckets);
    return Rotation.run(places, keys, progress);
  }

  StoredConversations conversations() {
    return new StoredConversations(
        memory, buckets, new CallSessions(database, memory), new SealedPurposes(database, vault));
  }
}
