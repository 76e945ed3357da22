package callmeback.raindrop.move;

import callmeback.raindrop.bucket.NewObject;
import callmeback.raindrop.bucket.ObjectContent;
import callmeback.raindrop.bucket.SmartBuckets;
import callmeback.raindrop.memory.Archive;
import callmeback.raindrop.memory.Procedure;
import callmeback.raindrop.memory.SmartMemory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Copies everything that is remembered and stored from one place to another, while nobody else
/// writes. What is there already, and the same, is left alone: whoever was interrupted begins
/// again.
public final class Moving {
  private static final int TELL_EVERY = 100;

  private final Place from;
  private final Place to;
  private final Consumer<String> progress;

  /// @param progress is told of it in sentences
  public Moving(Place from, Place to, Consumer<String> progress) {
    this.from = from;
    this.to = to;
    this.progress = progress;
  }

  /// Where memories and objects are.
  public record Place(SmartMemory memory, Archive archive, SmartBuckets buckets) {}

  /// How many things were looked at, and how many of them were not there or not the same.
  public record Count(long all, long copied) {
    Count plus(Count other) {
      return new Count(all + other.all, copied + other.copied);
    }
  }

  /// Copies what is missing.
  public Count copy() {
    return each(true);
  }

  /// What is still missing, or not the same: none of it after [#copy].
  public Count compare() {
    return each(false);
  }

  private Count each(boolean copying) {
    var count = new Count(0, 0);
    var owners = from.archive().owners();
    for (var i = 0; i < owners.size(); i++) {
      count = count.plus(episodes(owners.get(i), copying)).plus(procedures(owners.get(i), copying));
      tell(i + 1, owners.size(), "memories");
    }
    return count.plus(objects(copying));
  }

  private Count episodes(String owner, boolean copying) {
    var there = new HashSet<>(to.archive().episodes(owner));
    var mine = from.archive().episodes(owner);
    var missing = mine.stream().filter(episode -> !there.contains(episode)).toList();
    if (copying) {
      missing.forEach(episode -> to.archive().keep(owner, episode));
    }
    return new Count(mine.size(), missing.size());
  }

  private Count procedures(String owner, boolean copying) {
    var there =
        to.memory().listProcedures(owner).stream()
            .collect(Collectors.toMap(Procedure::key, Procedure::value));
    var mine = from.memory().listProcedures(owner);
    var missing =
        mine.stream().filter(each -> !each.value().equals(there.get(each.key()))).toList();
    if (copying) {
      missing.forEach(each -> to.memory().putProcedure(owner, each.key(), each.value()));
    }
    return new Count(mine.size(), missing.size());
  }

  private Count objects(boolean copying) {
    var keys = from.buckets().list("");
    List<String> missing = new ArrayList<>();
    for (var i = 0; i < keys.size(); i++) {
      var key = keys.get(i).key();
      var mine = from.buckets().get(key);
      if (mine.isPresent() && to.buckets().get(key).filter(same(mine.get())).isEmpty()) {
        missing.add(key);
        if (copying) {
          put(mine.get());
        }
      }
      tell(i + 1, keys.size(), "objects");
    }
    return new Count(keys.size(), missing.size());
  }

  private static Predicate<ObjectContent> same(ObjectContent mine) {
    return other ->
        Arrays.equals(other.content(), mine.content())
            && other.object().contentType().equals(mine.object().contentType());
  }

  private void put(ObjectContent content) {
    var object = content.object();
    to.buckets()
        .put(
            new NewObject(
                object.key(), content.content(), object.contentType(), object.expiresAt()));
  }

  private void tell(int done, int all, String what) {
    if (done % TELL_EVERY == 0 || done == all) {
      progress.accept("%d of %d %s".formatted(done, all, what));
    }
  }
}
