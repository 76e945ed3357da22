package callmeback.bench;

import callmeback.raindrop.bucket.DiskBuckets;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.DatabaseAddress;
import callmeback.raindrop.vault.DataKey;
import callmeback.raindrop.vault.SealedPhones;
import callmeback.raindrop.vault.Vault;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.UUID;
import okhttp3.OkHttpClient;

/// A product with a database of its own, people who signed up there, and the database without the
/// product.
record Place(Product product, Database database, People people, Asking asking, Bare bare, Rows rows)
    implements AutoCloseable {

  /// @param home where it keeps its data and its log
  static Place open(Path home, DatabaseAddress address, OkHttpClient http, int people)
      throws IOException {
    Files.createDirectories(home);
    var key = DataKey.of(1, HexFormat.of().parseHex(Product.DATA_KEY));
    var phones = new SealedPhones(key);
    var product = Product.start(home, url(address), http);
    var database = Database.open(address, Product.POOL, phones);
    var browser = new Browser(http, product);
    var all = People.signUp(browser, people);
    var persona = UUID.fromString(browser.get("/api/personas", null).at("/personas/0/id").asText());
    var buckets =
        DiskBuckets.open(home.resolve("home/buckets"), Vault.of(key), InstantSource.system());
    return new Place(
        product,
        database,
        all,
        new Asking(browser, all, persona),
        new Bare(database, phones, all, InstantSource.system()),
        new Rows(database.dataSource(), phones, buckets));
  }

  static String url(DatabaseAddress address) {
    var at = URI.create(address.jdbcUrl().substring("jdbc:".length()));
    return "postgresql://%s:%s@%s:%d%s"
        .formatted(
            address.user(), address.password().value(), at.getHost(), at.getPort(), at.getPath());
  }

  @Override
  public void close() {
    database.close();
    product.close();
  }
}
