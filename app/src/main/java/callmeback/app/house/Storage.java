package callmeback.app.house;

import callmeback.app.config.Config;
import callmeback.app.watch.Metrics;
import callmeback.raindrop.bucket.DiskBuckets;
import callmeback.raindrop.bucket.SealedBuckets;
import callmeback.raindrop.bucket.SmartBuckets;
import callmeback.raindrop.home.HomeLock;
import callmeback.raindrop.hosted.HostedRaindrop;
import callmeback.raindrop.hosted.wire.RaindropConfig;
import callmeback.raindrop.memory.PostgresMemory;
import callmeback.raindrop.memory.SmartMemory;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.DatabaseAddress;
import callmeback.raindrop.postgres.EmbeddedPostgres;
import callmeback.raindrop.rotation.DataKeyBook;
import callmeback.raindrop.rotation.Rotation;
import callmeback.raindrop.s3.S3Buckets;
import callmeback.raindrop.s3.S3Config;
import callmeback.raindrop.sql.PostgresSql;
import callmeback.raindrop.sql.SmartSql;
import callmeback.raindrop.vault.BlindVectors;
import callmeback.raindrop.vault.BlindWords;
import callmeback.raindrop.vault.DataKey;
import callmeback.raindrop.vault.DataKeys;
import callmeback.raindrop.vault.SealedPhones;
import callmeback.raindrop.vault.Vault;
import callmeback.voice.chat.ChatConfig;
import callmeback.voice.openai.OpenAi;
import callmeback.voice.wire.ProviderHttp;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Where data lives: the database, and memory and buckets, which are embedded twins of Raindrop's
/// or hosted.
///
/// @param hosted what keeps hosted Raindrop in step; null for the twins
record Storage(
    Database database,
    SmartMemory memory,
    SmartBuckets buckets,
    SmartSql sql,
    Vault vault,
    BlindVectors vectors,
    SealedPhones phones,
    HomeSecrets secrets,
    @Nullable HostedRaindrop hosted) {

  /// The same with memory and buckets at hosted Raindrop, if it is to be used.
  Storage on(Optional<RaindropConfig> raindrop, InstantSource clock, Closing closing) {
    return raindrop
        .map(config -> Hosting.open(closing.add(Hosting.client(config, clock)), this, clock))
        .map(hosted -> with(hosted.memory(), hosted.buckets(), hosted.sql(), hosted))
        .orElse(this);
  }

  /// The same with memories found by what they mean too, where that is to be had.
  Storage understanding(@Nullable String model, Outside outside) {
    var openai = outside.openai();
    return model != null && memory instanceof PostgresMemory twin
        ? with(
            twin.understanding(
                OpenAi.embedding(
                    ChatConfig.of(openai.base(), openai.key(), model), ProviderHttp.client()),
                vectors),
            buckets,
            sql,
            hosted)
        : this;
  }

  /// The same with other doors.
  private Storage with(
      SmartMemory memory, SmartBuckets buckets, SmartSql sql, @Nullable HostedRaindrop hosted) {
    return new Storage(database, memory, buckets, sql, vault, vectors, phones, secrets, hosted);
  }

  /// Takes the data directory for this process and opens what is in it.
  static Storage open(
      Config config, InstantSource clock, Consumer<String> progress, Closing closing) {
    var lock = closing.add(HomeLock.take(config.storage().home(), config.web().port()));
    var secrets = new HomeSecrets(lock.home());
    var keys = dataKeys(config, secrets);
    var vault = Vault.of(keys);
    var phones = new SealedPhones(keys);
    var database =
        closing.add(
            Database.open(
                address(config, lock, progress, closing), config.storage().poolSize(), phones));
    var memory = new PostgresMemory(database, vault, new BlindWords(keys), clock, new Ulids(clock));
    var buckets = buckets(config, lock, database, vault, clock);
    var places = new Rotation.Places(database, vault, phones, memory.sealedProcedures(), buckets);
    new KeyChange(places, keys, config.providers().raindrop()).run(clock, progress);
    return new Storage(
        database,
        memory,
        buckets,
        new PostgresSql(database),
        vault,
        new BlindVectors(keys),
        phones,
        secrets,
        null);
  }

  /// Which data keys are in use.
  DataKeyBook keyBook(Config config) {
    return new DataKeyBook(database, dataKeys(config, secrets));
  }

  /// Shows how much hosted Raindrop still has to be told.
  void gauge(Metrics metrics) {
    if (hosted != null) {
      metrics.gauge("callmeback.raindrop.waiting", hosted.delivery()::waiting);
    }
  }

  private static SealedBuckets buckets(
      Config config, HomeLock lock, Database database, Vault vault, InstantSource clock) {
    var store = config.storage().objects();
    return store == null
        ? DiskBuckets.open(lock.home().resolve("buckets"), vault, clock)
        : new S3Buckets(
            new S3Config(
                store.endpoint(),
                store.region(),
                store.bucket(),
                store.accessKey(),
                store.secretKey()),
            database,
            vault,
            clock);
  }

  private static DatabaseAddress address(
      Config config, HomeLock lock, Consumer<String> progress, Closing closing) {
    var url = config.storage().databaseUrl();
    return url == null
        ? closing.add(EmbeddedPostgres.open(lock, progress)).address()
        : DatabaseAddress.parse(url);
  }

  private static DataKeys dataKeys(Config config, HomeSecrets secrets) {
    var given = config.keys().dataKeys();
    return given == null
        ? DataKeys.of(DataKey.of(1, HexFormat.of().parseHex(secrets.of("data-key"))))
        : given;
  }
}
