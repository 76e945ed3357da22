package callmeback.api.http;

import org.jspecify.annotations.Nullable;

/// A field that was read; its value may be taken once all fields are known to be valid.
public interface Field<T extends @Nullable Object> {

  /// @throws IllegalStateException outside of [Fields#checked] for a field that is not valid
  T get();
}
