package callmeback.raindrop.bucket;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A store of named objects, like a folder of files: Raindrop's SmartBuckets, hosted or embedded.
///
/// A key is 1 to 512 characters: segments of letters, digits and `. _ - = @ +`, separated by `/`,
/// none of them `.` or `..`. Every method throws [WrongKey] for another, and [BucketUnavailable] if
/// the store cannot be reached.
public interface SmartBuckets {
  /// Stores the object, in place of the one that has its key, and says what is stored now.
  StoredObject put(NewObject object);

  /// The object with its content, unless there is none or its time is over.
  Optional<ObjectContent> get(String key);

  /// The objects whose keys begin with the prefix, in the order of their keys; all of them for the
  /// empty prefix.
  List<StoredObject> list(String prefix);

  /// Removes the object. Whether there was one.
  boolean delete(String key);

  /// Removes every object whose time is over at that moment, and says how many they were.
  long deleteExpired(Instant now);
}
