package callmeback.raindrop.rotation;

import callmeback.raindrop.bucket.SealedBuckets;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.SealedRows;
import callmeback.raindrop.vault.DataKeys;
import callmeback.raindrop.vault.SealedPhones;
import callmeback.raindrop.vault.Vault;
import io.helidon.dbclient.DbExecute;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// Seals anew, with the current data key, what earlier ones sealed, before anybody uses it.
///
/// What is sealed says with which key, so that a run that was killed is simply begun again. Nodes
/// that do it at once take turns, a batch each under one lock: whoever finds nothing left knows
/// that nobody else is still writing something that was found before.
public final class Rotation {
  private static final int BATCH = 500;
  private static final int TELL_EVERY = 5_000;

  private final Database database;
  private final int keyId;
  private final List<SealedRows> rows;
  private final SealedBuckets buckets;
  private final Consumer<String> progress;

  private Rotation(
      Database database,
      int keyId,
      List<SealedRows> rows,
      SealedBuckets buckets,
      Consumer<String> progress) {
    this.database = database;
    this.keyId = keyId;
    this.rows = rows;
    this.buckets = buckets;
    this.progress = progress;
  }

  /// What keeps things sealed.
  ///
  /// @param procedures the rows whose words are indexed
  public record Places(
      Database database,
      Vault vault,
      SealedPhones phones,
      SealedRows procedures,
      SealedBuckets buckets) {}

  /// Says how many things were sealed anew.
  ///
  /// @param progress is told of it in sentences
  /// @throws callmeback.raindrop.vault.UnknownKey if something was sealed with none of the keys
  public static long run(Places places, DataKeys keys, Consumer<String> progress) {
    var rows = new ArrayList<SealedRows>(SealedColumn.all(places.vault(), places.phones()));
    rows.add(places.procedures());
    return new Rotation(places.database(), keys.current().id(), rows, places.buckets(), progress)
        .all();
  }

  private long all() {
    return rows.stream().mapToLong(this::all).sum() + objects();
  }

  private long all(SealedRows rows) {
    var count = 0L;
    var place = rows.start();
    while (true) {
      var after = place;
      var batch = locked(sql -> rows.after(sql, after, keyId, BATCH));
      if (batch.count() == 0) {
        tell(count, rows.what());
        return count;
      }
      if (count / TELL_EVERY < (count + batch.count()) / TELL_EVERY) {
        tell(count + batch.count(), rows.what());
      }
      count += batch.count();
      place = batch.last();
    }
  }

  private long objects() {
    var count = 0L;
    for (var key : buckets.keys()) {
      if (locked(_ -> buckets.reseal(key))) {
        count++;
        if (count % TELL_EVERY == 0) {
          tell(count, "objects");
        }
      }
    }
    tell(count, "objects");
    return count;
  }

  private void tell(long count, String what) {
    if (count > 0) {
      progress.accept("Sealed anew with key %d: %d of %s".formatted(keyId, count, what));
    }
  }

  private <T> T locked(Function<DbExecute, T> work) {
    return database.transaction(sql -> {
      DataKeyBook.lock(sql);
      return work.apply(sql);
    });
  }
}
