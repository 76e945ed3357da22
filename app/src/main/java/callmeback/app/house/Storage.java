package callmeback.app.house;

import callmeback.app.config.Config;
import callmeback.raindrop.bucket.DiskBuckets;
import callmeback.raindrop.bucket.SmartBuckets;
import callmeback.raindrop.home.HomeLock;
import callmeback.raindrop.memory.PostgresMemory;
import callmeback.raindrop.memory.SmartMemory;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.DatabaseAddress;
import callmeback.raindrop.postgres.EmbeddedPostgres;
import callmeback.raindrop.vault.BlindWords;
import callmeback.raindrop.vault.DataKey;
import callmeback.raindrop.vault.SealedPhones;
import callmeback.raindrop.vault.Vault;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.function.Consumer;

/// Where data lives: the database, and the embedded twins of Raindrop's memory and buckets.
record Storage(
    Database database,
    SmartMemory memory,
    SmartBuckets buckets,
    Vault vault,
    SealedPhones phones,
    HomeSecrets secrets) {

  /// Takes the data directory for this process and opens what is in it.
  static Storage open(
      Config config, InstantSource clock, Consumer<String> progress, Closing closing) {
    var lock = closing.add(HomeLock.take(config.storage().home(), config.web().port()));
    var secrets = new HomeSecrets(lock.home());
    var key = dataKey(config, secrets);
    var vault = Vault.of(key);
    var phones = new SealedPhones(key);
    var database =
        closing.add(
            Database.open(
                address(config, lock, progress, closing), config.storage().poolSize(), phones));
    return new Storage(
        database,
        new PostgresMemory(database, vault, new BlindWords(key), clock, new Ulids(clock)),
        DiskBuckets.open(lock.home().resolve("buckets"), vault, clock),
        vault,
        phones,
        secrets);
  }

  private static DatabaseAddress address(
      Config config, HomeLock lock, Consumer<String> progress, Closing closing) {
    var url = config.storage().databaseUrl();
    return url == null
        ? closing.add(EmbeddedPostgres.open(lock, progress)).address()
        : DatabaseAddress.parse(url);
  }

  private static DataKey dataKey(Config config, HomeSecrets secrets) {
    var given = config.keys().dataKey();
    return DataKey.of(1, given == null ? HexFormat.of().parseHex(secrets.of("data-key")) : given);
  }
}
