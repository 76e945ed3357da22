package callmeback.raindrop.bucket;

import java.util.List;

/// Buckets of our own, whose objects can be sealed anew.
public interface SealedBuckets extends SmartBuckets {
  /// The keys of all objects, those included whose time is over.
  List<String> keys();

  /// Seals the object with the vault's current key, if another one of its keys sealed it; it stays
  /// the same otherwise. Whether it was done.
  boolean reseal(String key);
}
