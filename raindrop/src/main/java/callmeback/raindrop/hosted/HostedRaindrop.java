package callmeback.raindrop.hosted;

import callmeback.raindrop.bucket.ExpiryBook;
import callmeback.raindrop.bucket.SmartBuckets;
import callmeback.raindrop.hosted.wire.LongTerm;
import callmeback.raindrop.hosted.wire.Objects;
import callmeback.raindrop.hosted.wire.Queries;
import callmeback.raindrop.hosted.wire.RaindropClient;
import callmeback.raindrop.hosted.wire.Sessions;
import callmeback.raindrop.memory.Archive;
import callmeback.raindrop.memory.SmartMemory;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.sql.PostgresSql;
import callmeback.raindrop.sql.SmartSql;
import callmeback.raindrop.vault.Vault;
import java.time.InstantSource;
import java.util.function.Supplier;

/// The doors on hosted Raindrop, with what keeps them in step with our own database.
public record HostedRaindrop(
    SmartMemory memory,
    Archive archive,
    SmartBuckets buckets,
    SmartSql sql,
    Delivery delivery,
    Mirror mirror,
    Resealing resealing) {

  /// @param ids never repeat
  public static HostedRaindrop open(
      RaindropClient client,
      Database database,
      Vault vault,
      InstantSource clock,
      Supplier<String> ids) {
    var queries = new Queries(client);
    var book = new SessionBook(database);
    var memory =
        new RemoteMemory(new Sessions(client), new LongTerm(client), book, new SealedText(vault));
    var bucket = new RemoteBucket(new Objects(client), vault);
    var delivery = new Delivery(new Outbox(database, vault, clock), book, memory, bucket);
    return new HostedRaindrop(
        new HostedMemory(memory, book, delivery, clock, ids),
        new HostedArchive(book, memory),
        new HostedBuckets(bucket, new ExpiryBook(database), delivery, clock),
        new HostedSql(queries),
        delivery,
        new Mirror(database, new PostgresSql(database), queries),
        new Resealing(book, memory, bucket));
  }
}
