package callmeback.raindrop.hosted;

import java.util.function.Consumer;

/// Seals anew, with the current data key, what hosted Raindrop keeps under an earlier one; while
/// nobody else writes. What is done stays done: whoever was interrupted begins again.
public final class Resealing {
  private static final int TELL_EVERY = 100;

  private final SessionBook book;
  private final RemoteMemory memory;
  private final RemoteBucket bucket;

  Resealing(SessionBook book, RemoteMemory memory, RemoteBucket bucket) {
    this.book = book;
    this.memory = memory;
    this.bucket = bucket;
  }

  /// Says how many things were sealed anew; 0 when the current key seals them all.
  ///
  /// @param progress is told of it in sentences
  /// @throws callmeback.raindrop.postgres.StoreUnavailable if Raindrop cannot be reached
  /// @throws callmeback.raindrop.vault.UnknownKey if something was sealed with none of the keys
  public long run(Consumer<String> progress) {
    return HostedMemory.reached(() -> memories(progress) + objects(progress));
  }

  private long memories(Consumer<String> progress) {
    var count = 0L;
    var owners = book.owners();
    for (var i = 0; i < owners.size(); i++) {
      count += memory.reseal(owners.get(i), book.of(owners.get(i)));
      tell(progress, i + 1, owners.size(), "memories");
    }
    return count;
  }

  private long objects(Consumer<String> progress) {
    var count = 0L;
    var objects = bucket.list("");
    for (var i = 0; i < objects.size(); i++) {
      if (bucket.reseal(objects.get(i).key())) {
        count++;
      }
      tell(progress, i + 1, objects.size(), "objects");
    }
    return count;
  }

  private static void tell(Consumer<String> progress, int done, int all, String what) {
    if (done % TELL_EVERY == 0 || done == all) {
      progress.accept("%d of %d %s".formatted(done, all, what));
    }
  }
}
