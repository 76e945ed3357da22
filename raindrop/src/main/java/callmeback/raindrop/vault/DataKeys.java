package callmeback.raindrop.vault;

import java.util.List;
import java.util.stream.Stream;

/// The key that seals today, and earlier ones that still open what they sealed.
public record DataKeys(DataKey current, List<DataKey> earlier) {

  /// Refuses two keys of one number.
  public DataKeys {
    earlier = List.copyOf(earlier);
    var all = Stream.concat(Stream.of(current), earlier.stream()).map(DataKey::id).toList();
    if (all.stream().distinct().count() < all.size()) {
      throw new IllegalArgumentException("Two data keys have one number");
    }
  }

  /// One key, without earlier ones.
  public static DataKeys of(DataKey key) {
    return new DataKeys(key, List.of());
  }

  /// Every key, the current one first.
  public List<DataKey> all() {
    return Stream.concat(Stream.of(current), earlier.stream()).toList();
  }
}
